import {
  addBackButton,
  type DiscordMessage,
  identifyRequests,
  openWayBack,
  readCustomId,
  renderDiscord,
  requestsAway,
  type Shown,
} from '../src/card/index.ts';
import type { Card, CommandRequest } from '../src/domain.ts';
import { LibraryError, UsageError } from '../src/errors.ts';
import type { Command, Desk, Request } from './command.ts';

/** What answers are drawn with. */
export interface Easel {
  readonly desk: Desk;
  /** Takes note of a button that an answer goes without, because its request could not be kept. */
  readonly onButtonLost: (request: CommandRequest, error: LibraryError) => void;
}

/**
 * Runs a command and draws its card as a message of Discord's; the requests of the card's buttons are kept first, so that
 * they work for good. An answer whose requests cannot be kept is shown without those buttons.
 *
 * @param before What the message showed before, to which a button leads back; null for a new message.
 * @throws UsageError when the asker may not use the command.
 */
export async function drawAnswer(
  command: Command,
  request: Request,
  easel: Easel,
  before: Shown | null = null,
): Promise<DiscordMessage> {
  // Discord's own check is a default that servers can change and private chats do not have.
  if (command.managersOnly && !request.asker.mayManage) {
    throw new UsageError(
      `Only members with the permission Manage Server can use /${command.name}, and only in a server that the ` +
        'bot’s operator has not ruled out. ' +
        'Ask one of them to do it.',
    );
  }
  const composed = await command.run(request, easel.desk);
  const card = before === null ? composed : addBackButton(composed, before.request);
  const [requestIds, now] = await Promise.all([
    identifyRequests(card, (kept) => keepRequest(kept, easel)),
    command.managersOnly ? null : keepShown(card, request, easel),
  ]);
  return renderDiscord(card, requestIds, openWayBack(now, before));
}

/** Keeps what a card shows, where any of its buttons leads away from it. */
async function keepShown(card: Card, { command, options, page }: Request, { desk }: Easel): Promise<Shown> {
  const request = { command, options, page };
  if (requestsAway(card, request).length === 0) return { request, press: null };
  const requestId = await tryKeep({ ...request, page: 0 }, desk);
  return { request, press: typeof requestId === 'string' ? { requestId, page } : null };
}

/** Takes note where a button is lost by it. */
async function keepRequest(request: CommandRequest, { desk, onButtonLost }: Easel): Promise<string | null> {
  const requestId = await tryKeep(request, desk);
  if (typeof requestId === 'string') return requestId;
  onButtonLost(request, requestId);
  return null;
}

/** Asking needs no library that can be written: gives why it cannot, instead of the id. */
async function tryKeep(request: CommandRequest, { library }: Desk): Promise<string | LibraryError> {
  try {
    return await library.keepRequest(request);
  } catch (error) {
    if (error instanceof LibraryError) return error;
    throw error;
  }
}

/**
 * Draws the page that a pressed button asks for: the same command again.
 *
 * @throws UsageError when the button is of another version, or its request or command is gone.
 */
export async function drawPressed(
  customId: string,
  asker: Request['asker'],
  { findCommand, ...easel }: Easel & { readonly findCommand: (name: string) => Command | undefined },
): Promise<DiscordMessage> {
  const press = readCustomId(customId);
  const { library } = easel.desk;
  const kept = press === null ? null : await library.request(press.requestId);
  const command = kept === null ? undefined : findCommand(kept.command);
  if (press === null || kept === null || command === undefined) {
    throw new UsageError(
      'This button belongs to another version of Soundbite or to a library that was replaced. ' +
        'Ask again with the slash command; /help lists them.',
    );
  }
  const { back } = press;
  const former = back === undefined ? null : await library.request(back.requestId);
  const before =
    back === undefined || former === null ? null : { request: { ...former, page: back.page }, press: back };
  return drawAnswer(command, { ...kept, page: press.page, asker }, easel, before);
}
