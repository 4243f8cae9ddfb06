import { Client, Events, Options, SimpleShardingStrategy } from 'discord.js';
import type { Log } from './log.ts';
import { waitAtMost } from './wait-at-most.ts';

/** The line to Discord: a client and the way to end it for good. */
export interface Line {
  readonly client: Client;
  /** Disconnects, in a second at the latest. */
  hangUp(): Promise<void>;
}

// A gateway that does not answer would hold the closing handshake for half a minute.
const HANG_UP_WITHIN_MS = 1_000;

/**
 * Opens the line, not yet connected. It asks for no intents: slash commands and buttons need none, and the bot reads
 * no messages.
 */
export function openLine(apiUrl: string | null, log: Log): Line {
  let isHungUp = false;
  const client: Client = new Client({
    intents: [],
    // One process serves as many shards as Discord recommends.
    shards: 'auto',
    allowedMentions: { parse: [], repliedUser: false },
    // An interaction carries all that is needed; what is kept of old ones would only grow.
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: ({ id }) => id === client.user?.id },
    }),
    ws: { buildStrategy: (manager) => buildEndableStrategy(manager, () => isHungUp) },
    ...(apiUrl === null ? {} : { rest: { api: apiUrl } }),
  });
  logFaults(client, log, () => isHungUp);
  return {
    client,
    async hangUp() {
      isHungUp = true;
      await waitAtMost(client.destroy(), HANG_UP_WITHIN_MS, undefined);
    },
  };
}

/**
 * Builds discord.js's own strategy, whose shards reconnect no more once the line is hung up. Without this, a client
 * that is destroyed between two connections (discord.js 14.28.1) goes on trying for ever and keeps the process alive.
 */
function buildEndableStrategy(
  manager: ConstructorParameters<typeof SimpleShardingStrategy>[0],
  isHungUp: () => boolean,
): SimpleShardingStrategy {
  const { options } = manager;
  const retrieve = options.retrieveSessionInfo;
  // Every connection begins by asking for the session to resume.
  options.retrieveSessionInfo = (shardId) => (isHungUp() ? new Promise(() => {}) : retrieve(shardId));
  return new SimpleShardingStrategy(manager);
}

function logFaults(client: Client, log: Log, isHungUp: () => boolean): void {
  // Without a listener any fault of the client would end the process.
  client.on(Events.Error, (error) => log.error('The Discord client failed.', error));
  client.on(Events.Warn, (warning) => log.warn(`Discord client: ${warning}`));
  client.on(Events.ShardError, (error) => log.warn(`Discord's gateway: ${error.message}`));
  client.on(Events.ShardReconnecting, (shard) => {
    if (!isHungUp()) log.info(`Shard ${shard} lost its connection; reconnecting.`);
  });
  client.on(Events.ShardResume, (shard, missed) => {
    log.info(`Shard ${shard} is back; ${missed} events caught up.`);
  });
}

/** Brings an API root to the form that discord.js adds its version to; also takes one that ends in `/` or `/v10`. */
export function normaliseApiUrl(apiUrl: string | null): string | null {
  return apiUrl === null ? null : apiUrl.replace(/\/+$/, '').replace(/\/v\d+$/, '');
}
