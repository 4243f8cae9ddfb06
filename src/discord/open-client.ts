import { Client, Events, Options } from 'discord.js';
import type { Log } from './log.ts';

/**
 * Opens the client, not yet connected. It asks for no intents: slash commands and buttons need none, and the bot
 * reads no messages.
 */
export function openClient(apiUrl: string | null, log: Log): Client {
  const client = new Client({
    intents: [],
    // One process serves as many shards as Discord recommends.
    shards: 'auto',
    allowedMentions: { parse: [], repliedUser: false },
    // An interaction carries all that is needed; what is kept of old ones would only grow.
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user?.id },
    }),
    ...(apiUrl === null ? {} : { rest: { api: apiUrl } }),
  });
  // Without a listener any fault of the client would end the process.
  client.on(Events.Error, (error) => log.error('The Discord client failed.', error));
  client.on(Events.Warn, (warning) => log.warn(`Discord client: ${warning}`));
  client.on(Events.ShardError, (error) => log.warn(`Discord's gateway: ${error.message}`));
  client.on(Events.ShardReconnecting, (shard) =>
    log.info(`Shard ${shard} lost its connection; reconnecting.`),
  );
  client.on(Events.ShardResume, (shard, missed) => {
    log.info(`Shard ${shard} is back; ${missed} events caught up.`);
  });
  return client;
}

/** Brings an API root to the form that discord.js adds its version to; also takes one that ends in `/` or `/v10`. */
export function normaliseApiUrl(apiUrl: string | null): string | null {
  return apiUrl === null ? null : apiUrl.replace(/\/+$/, '').replace(/\/v\d+$/, '');
}
