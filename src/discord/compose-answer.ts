import type { Command, Desk, Request } from '../../commands/command.ts';
import { type DiscordMessage, identifyRequests, readCustomId, renderDiscord } from '../card/index.ts';
import { UsageError } from '../errors.ts';

/**
 * Runs a command and draws its card; the requests of the card's buttons are kept first, so that they work for good.
 *
 * @throws UsageError when the asker may not use the command.
 */
export async function composeAnswer(command: Command, request: Request, desk: Desk): Promise<DiscordMessage> {
  // Discord's own check is a default that servers can change and private chats do not have.
  if (command.managersOnly && !request.asker.mayManage) {
    throw new UsageError(
      `Only members with the permission Manage Server can use /${command.name}, and only in a server. ` +
        'Ask one of them to do it.',
    );
  }
  const card = await command.run(request, desk);
  return renderDiscord(card, await identifyRequests(card, (kept) => desk.library.keepRequest(kept)));
}

/**
 * Composes the page that a pressed button asks for: the same command again.
 *
 * @throws UsageError when the button is of another version, or its request or command is gone.
 */
export async function composePage(
  customId: string,
  asker: Request['asker'],
  commands: ReadonlyMap<string, Command>,
  desk: Desk,
): Promise<DiscordMessage> {
  const press = readCustomId(customId);
  const kept = press === null ? null : await desk.library.request(press.requestId);
  const command = kept === null ? undefined : commands.get(kept.command);
  if (press === null || kept === null || command === undefined) {
    throw new UsageError(
      'This button belongs to another version of Soundbite or to a library that was replaced. ' +
        'Ask again with the slash command; /help lists them.',
    );
  }
  return composeAnswer(command, { ...kept, page: press.page, asker }, desk);
}
