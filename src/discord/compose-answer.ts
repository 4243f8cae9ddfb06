import type { Command, Desk, Request } from '../../commands/command.ts';
import { type DiscordMessage, identifyRequests, readCustomId, renderDiscord } from '../card/index.ts';
import type { CommandRequest } from '../domain.ts';
import { LibraryError, UsageError } from '../errors.ts';
import type { Log } from './log.ts';

/** What answers are composed with. */
interface Kitchen {
  readonly desk: Desk;
  readonly log: Log;
}

/**
 * Runs a command and draws its card; the requests of the card's buttons are kept first, so that they work for good. An
 * answer whose requests cannot be kept is shown without those buttons.
 *
 * @throws UsageError when the asker may not use the command.
 */
export async function composeAnswer(
  command: Command,
  request: Request,
  { desk, log }: Kitchen,
): Promise<DiscordMessage> {
  // Discord's own check is a default that servers can change and private chats do not have.
  if (command.managersOnly && !request.asker.mayManage) {
    throw new UsageError(
      `Only members with the permission Manage Server can use /${command.name}, and only in a server. ` +
        'Ask one of them to do it.',
    );
  }
  const card = await command.run(request, desk);
  return renderDiscord(card, await identifyRequests(card, (kept) => keepRequest(kept, { desk, log })));
}

/** Asking needs no library that can be written: gives null when it cannot, and tells the operator. */
async function keepRequest(request: CommandRequest, { desk, log }: Kitchen): Promise<string | null> {
  try {
    return await desk.library.keepRequest(request);
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    log.error(`An answer to /${request.command} goes without a button: ${error.message}`, error);
    return null;
  }
}

/**
 * Composes the page that a pressed button asks for: the same command again.
 *
 * @throws UsageError when the button is of another version, or its request or command is gone.
 */
export async function composePage(
  customId: string,
  asker: Request['asker'],
  { commands, ...kitchen }: Kitchen & { readonly commands: ReadonlyMap<string, Command> },
): Promise<DiscordMessage> {
  const press = readCustomId(customId);
  const kept = press === null ? null : await kitchen.desk.library.request(press.requestId);
  const command = kept === null ? undefined : commands.get(kept.command);
  if (press === null || kept === null || command === undefined) {
    throw new UsageError(
      'This button belongs to another version of Soundbite or to a library that was replaced. ' +
        'Ask again with the slash command; /help lists them.',
    );
  }
  return composeAnswer(command, { ...kept, page: press.page, asker }, kitchen);
}
