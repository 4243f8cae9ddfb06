/**
 * The live bot in a process of its own, so that its event loop is watched apart from the double's. Its parent tells it
 * to `read`, which takes the sample stories out and reads them anew, one by one, until told to `rest`, and to `report`
 * how long the loop was held since the last report.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { commands } from '../../commands/index.ts';
import { startBot } from '../../src/discord/index.ts';
import { openHouse } from '../../src/house.ts';
import { ingest } from '../../src/ingest/index.ts';

/** How long the bot's event loop was held, and what it did besides answering. */
export interface BotReport {
  readonly heldMaxMs: number;
  readonly heldP99Ms: number;
  readonly storiesRead: number;
  /** How long the loop's thread was ready to run while other programs had every core; null where not told. */
  readonly starvedMs: number | null;
}

const [token = '', apiUrl = '', folder = ''] = process.argv.slice(2);
const storiesFolder = resolve(import.meta.dirname, '../../data/stories');
const storyFiles = readdirSync(storiesFolder).map((name) => join(storiesFolder, name));

const house = await openHouse({
  libraryPath: join(folder, 'library.db'),
  whenEmpty: 'keep',
  contact: null,
  now: () => new Date(),
});
const storyIds = new Map<string, string>();
for (const file of storyFiles) await readStory(file);
const log = { info: () => {}, warn: console.warn, error: console.error };
const bot = await startBot({ token, apiUrl, managingServers: null, desk: house.desk, commands, log });

const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();
let isReading = false;
let storiesRead = 0;
let starvedBeforeMs = readStarvedMs();

async function readStory(file: string): Promise<void> {
  for await (const { storyId } of ingest([file], house)) if (storyId !== null) storyIds.set(file, storyId);
}

async function readOnAndOn(): Promise<void> {
  for (let turn = 0; isReading; turn += 1) {
    const file = storyFiles[turn % storyFiles.length] ?? '';
    await house.library.forget(storyIds.get(file) ?? '');
    await readStory(file);
    storiesRead += 1;
  }
}

function report(): BotReport {
  const heldMaxMs = loop.max / 1e6;
  const heldP99Ms = loop.percentile(99) / 1e6;
  const starvedAllMs = readStarvedMs();
  const starvedMs = starvedAllMs === null ? null : starvedAllMs - (starvedBeforeMs ?? 0);
  const told = { heldMaxMs, heldP99Ms, storiesRead, starvedMs };
  loop.reset();
  storiesRead = 0;
  starvedBeforeMs = starvedAllMs;
  return told;
}

/** Linux counts for each thread how long it waited for a core; the main thread's id is the process's. */
function readStarvedMs(): number | null {
  const path = '/proc/self/schedstat';
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[1]) / 1e6 : null;
}

process.on('message', (wish) => {
  if (wish === 'report') process.send?.(report());
  const wasReading = isReading;
  if (wish === 'read') isReading = true;
  if (wish === 'rest') isReading = false;
  if (isReading && !wasReading) void readOnAndOn();
});

process.on('disconnect', async () => {
  isReading = false;
  await bot.stop();
  await house.close();
  process.exit();
});

process.send?.('ready');
