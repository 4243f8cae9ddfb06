import { type Client, Events } from 'discord.js';
import { DiscordError } from '../errors.ts';
import { explainStartFailure } from './explain-failure.ts';

// A shard needs about a second; large bots start many, one after another, and each counts as a sign of life.
const SIGN_OF_LIFE_WITHIN_MS = 30_000;

/**
 * Logs in and waits until every shard is ready.
 *
 * @throws DiscordError when Discord refuses, or gives no sign of life.
 */
export async function connect(client: Client, token: string, apiUrl: string | null): Promise<Client<true>> {
  const watch = watchForLife(client);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await Promise.race([client.login(token), watch.silence]);
    return await Promise.race([ready, watch.silence]);
  } catch (error) {
    await client.destroy();
    throw explainStartFailure(error, apiUrl);
  } finally {
    watch.end();
  }
}

/** Watches that the start goes on; `silence` rejects when it does not. */
function watchForLife(client: Client): { readonly silence: Promise<never>; end(): void } {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const giveUp = () =>
      reject(
        new DiscordError(
          `Discord's gateway gave no sign of life for ${SIGN_OF_LIFE_WITHIN_MS / 1000} seconds. ` +
            'Check the network connection and https://discordstatus.com, then start again.',
        ),
      );
    timer = setTimeout(giveUp, SIGN_OF_LIFE_WITHIN_MS);
    client.on(Events.ShardReady, () => timer?.refresh());
  });
  return { silence, end: () => clearTimeout(timer) };
}
