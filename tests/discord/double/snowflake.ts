// The first millisecond of 2015, from which Discord counts.
const DISCORD_EPOCH_MS = 1_420_070_400_000;

let increment = 0n;

/** Makes an id as Discord does: the moment in the upper bits, so that discord.js can read it back. */
export function makeSnowflake(nowMs: number): string {
  increment = (increment + 1n) % 4096n;
  return ((BigInt(Math.floor(nowMs) - DISCORD_EPOCH_MS) << 22n) | increment).toString();
}
