import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { realClock } from '../../src/clock.ts';
import { openFeedKeeper } from '../../src/feeds/index.ts';
import { createFetcher } from '../../src/fetch/index.ts';
import { openLibrary } from '../../src/library/index.ts';
import { keepPage } from '../../src/pipeline.ts';
import { openReader } from '../../src/reader/index.ts';

/** How the main loop fared while a big feed was read. */
interface Hold {
  readonly stories: number;
  /** The longest turn. */
  readonly heldMaxMs: number;
  /** How long the main thread waited for a core in all; null where the system does not tell. */
  readonly starvedMs: number | null;
}

/** Reads a feed of 500 stories from another process, and measures how long the main loop is held. */
export async function measureHold(folder: string): Promise<Hold> {
  const server = fork(join(import.meta.dirname, 'serve-big-feed.ts'), { execArgv: ['--import', 'tsx'] });
  const [port] = await once(server, 'message');
  const library = await openLibrary(join(folder, 'hold.db'));
  const reader = openReader();
  const fetcher = createFetcher({ allowPrivateHosts: ['127.0.0.1'] });
  const keeper = openFeedKeeper({
    library,
    fetcher,
    reader,
    keepPage: async (page, formerId) => (await keepPage(page, { reader, library }, formerId)).storyId,
    clock: realClock,
    random: Math.random,
    log: (line) => console.error(line),
  });
  const now = new Date().toISOString();
  await library.addFeed({ url: `http://127.0.0.1:${port}/feed`, title: null, addedAt: now, nextAt: now });
  // The reader's thread starts with its first page; that is another measure's.
  await reader.feed('', null);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const starvedBeforeMs = readStarvedMs();
  loop.enable();
  await keeper.readDue();
  loop.disable();
  const starvedAfterMs = readStarvedMs();
  const { stories } = await library.counts();
  await keeper.stop();
  await fetcher.close();
  await Promise.all([reader.close(), library.close()]);
  server.disconnect();
  const starvedMs = starvedAfterMs === null ? null : starvedAfterMs - (starvedBeforeMs ?? 0);
  return { stories, heldMaxMs: loop.max / 1e6, starvedMs };
}

/** Linux counts for each thread how long it waited for a core; the main thread's id is the process's. */
function readStarvedMs(): number | null {
  const path = '/proc/self/schedstat';
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[1]) / 1e6 : null;
}
