import { type Client, Events } from 'discord.js';
import { DiscordError } from '../errors.ts';
import { explainStartFailure } from './explain-failure.ts';
import type { Line } from './open-line.ts';

// A shard needs about a second; large bots start many, one after another, and each counts as a sign of life.
const SIGN_OF_LIFE_WITHIN_MS = 30_000;

/**
 * Logs in and waits until every shard is ready.
 *
 * @throws DiscordError when Discord refuses, or gives no sign of life.
 */
export async function connect(
  { client, hangUp }: Line,
  token: string,
  apiUrl: string | null,
  signOfLifeWithinMs: number = SIGN_OF_LIFE_WITHIN_MS,
): Promise<Client<true>> {
  const watch = watchForLife(client, signOfLifeWithinMs);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await Promise.race([client.login(token), watch.silence]);
    return await Promise.race([ready, watch.silence]);
  } catch (error) {
    await hangUp();
    throw explainStartFailure(error, apiUrl);
  } finally {
    watch.end();
  }
}

/** Watches that the start goes on; `silence` rejects when it does not. */
function watchForLife(client: Client, withinMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DiscordError(describeSilence(withinMs))), withinMs);
  });
  const note = () => timer?.refresh();
  client.on(Events.ShardReady, note);
  return {
    silence,
    end: () => {
      clearTimeout(timer);
      client.off(Events.ShardReady, note);
    },
  };
}

function describeSilence(durationMs: number): string {
  return (
    `Discord's gateway gave no sign of life for ${durationMs / 1000} seconds. ` +
    'Check the network connection and https://discordstatus.com, then start again.'
  );
}
