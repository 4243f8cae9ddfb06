import { type Client, Routes } from 'discord.js';
import type { Command } from '../../commands/command.ts';
import { describeCommands, describeMenu } from './describe-command.ts';
import type { Log } from './log.ts';
import { haveSameDefinitions } from './same-definitions.ts';

/**
 * Makes Discord's list of commands ours; says nothing to Discord when it is already. A failure is logged and
 * leaves the bot answering with the commands registered before.
 */
export async function registerCommands(
  client: Client<true>,
  commands: readonly Command[],
  log: Log,
): Promise<void> {
  const route = Routes.applicationCommands(client.application.id);
  const definitions = [...describeCommands(commands), ...describeMenu(commands)];
  try {
    const registered = await client.rest.get(route);
    if (haveSameDefinitions(registered, definitions)) return;
    await client.rest.put(route, { body: definitions });
    log.info(`Registered ${definitions.length} commands.`);
  } catch (error) {
    log.error('The commands could not be registered; those registered before go on working.', error);
  }
}
