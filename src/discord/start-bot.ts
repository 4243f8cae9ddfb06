import { type Client, Events } from 'discord.js';
import type { Command, Desk } from '../../commands/command.ts';
import type { DiscordError } from '../errors.ts';
import { openAnswering } from './answering.ts';
import { connect } from './connect.ts';
import { explainClosing } from './explain-failure.ts';
import type { Log } from './log.ts';
import { normaliseApiUrl, openLine } from './open-line.ts';
import { registerCommands } from './register-commands.ts';
import { routeInteraction } from './route-interaction.ts';

export interface BotOptions {
  readonly token: string;
  /** Another root for Discord's REST API, such as `http://127.0.0.1:4999/api`; null for Discord's own. */
  readonly apiUrl: string | null;
  /** Ids of the servers whose managers may change the library; null for any server's. */
  readonly managingServers: readonly string[] | null;
  readonly desk: Desk;
  readonly commands: readonly Command[];
  readonly log: Log;
}

/** A bot that is connected, registered and answering. */
export interface RunningBot {
  /** The bot's name in Discord. */
  readonly name: string;
  /** Resolves when the bot was stopped; rejects with a `DiscordError` when Discord shuts it out for good. */
  readonly ended: Promise<void>;
  /**
   * Lets answers under way finish, tells who waits longer than `graceMs` to ask again, and disconnects. By default all
   * that takes less than the ten seconds that process managers and containers give before they kill.
   */
  stop(graceMs?: number): Promise<void>;
}

// Telling who still waits takes up to two seconds more, and hanging up one.
const GRACE_MS = 6_000;

/**
 * Starts the live bot; resolves when it is ready: connected, commands registered, questions welcome.
 *
 * @throws DiscordError when the token is refused or Discord cannot be reached, saying what to do.
 */
export async function startBot(options: BotOptions): Promise<RunningBot> {
  const { token, desk, log, managingServers } = options;
  const apiUrl = normaliseApiUrl(options.apiUrl);
  const commands = new Map(options.commands.map((command) => [command.name, command]));
  const answering = openAnswering((error) => log.error('An interaction was not answered.', error));
  const line = openLine(apiUrl, log);
  line.client.on(Events.InteractionCreate, (interaction) => {
    routeInteraction(interaction, { desk, commands, managingServers, log, answering });
  });
  const { promise: ended, resolve: end, reject: shutOut } = openPromise();
  // Whoever waits for the end is told; a bot nobody waits for must not end the process.
  ended.catch((error: DiscordError) => log.error(error.message));
  line.client.on(Events.ShardDisconnect, ({ code }) => shutOut(explainClosing(code)));

  const ready = await connect(line, token, apiUrl);
  await registerCommands(ready, options.commands, log);
  log.info(`Ready in Discord as ${ready.user.tag}. To invite it to a server: ${writeInvitation(ready)}`);

  const serverCount = ready.guilds.cache.size;
  if (managingServers === null && serverCount > 1) {
    log.warn(
      `Who manages any of the ${serverCount} servers that this bot is in may change the library. ` +
        'SOUNDBITE_SERVERS keeps that to the servers it names.',
    );
  }

  const stop = async (graceMs: number) => {
    await answering.finish(graceMs);
    await line.hangUp();
    end();
  };
  let stopped: Promise<void> | null = null;
  return {
    name: ready.user.tag,
    ended,
    stop(graceMs = GRACE_MS) {
      stopped ??= stop(graceMs);
      return stopped;
    },
  };
}

/** Writes the address at which a server's managers take the bot in; it needs no permission there but to be. */
function writeInvitation({ application: { id } }: Client<true>): string {
  return `https://discord.com/oauth2/authorize?client_id=${id}&scope=bot+applications.commands&permissions=0`;
}

function openPromise() {
  let resolve = () => {};
  let reject = (_: DiscordError) => {};
  const promise = new Promise<void>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}
