import { type DiscordMessage, identifyRequests, readCustomId, renderDiscord } from '../src/card/index.ts';
import type { CommandRequest } from '../src/domain.ts';
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
 * @throws UsageError when the asker may not use the command.
 */
export async function drawAnswer(command: Command, request: Request, easel: Easel): Promise<DiscordMessage> {
  // Discord's own check is a default that servers can change and private chats do not have.
  if (command.managersOnly && !request.asker.mayManage) {
    throw new UsageError(
      `Only members with the permission Manage Server can use /${command.name}, and only in a server. ` +
        'Ask one of them to do it.',
    );
  }
  const card = await command.run(request, easel.desk);
  return renderDiscord(card, await identifyRequests(card, (kept) => keepRequest(kept, easel)));
}

/** Asking needs no library that can be written: gives null when it cannot. */
async function keepRequest(request: CommandRequest, { desk, onButtonLost }: Easel): Promise<string | null> {
  try {
    return await desk.library.keepRequest(request);
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    onButtonLost(request, error);
    return null;
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
  const kept = press === null ? null : await easel.desk.library.request(press.requestId);
  const command = kept === null ? undefined : findCommand(kept.command);
  if (press === null || kept === null || command === undefined) {
    throw new UsageError(
      'This button belongs to another version of Soundbite or to a library that was replaced. ' +
        'Ask again with the slash command; /help lists them.',
    );
  }
  return drawAnswer(command, { ...kept, page: press.page, asker }, easel);
}
