import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { realClock } from '../../src/clock.ts';
import { openFeedKeeper } from '../../src/feeds/index.ts';
import { createFetcher } from '../../src/fetch/index.ts';
import { openLibrary } from '../../src/library/index.ts';
import { keepPage } from '../../src/pipeline.ts';
import { openReader } from '../../src/reader/index.ts';
import { watchComputing } from '../watch-computing.ts';

/** How the main loop fared while a big feed was read. */
interface Hold {
  readonly stories: number;
  /** The longest turn, waiting for a core included. */
  readonly heldMaxMs: number;
  /** The most that the main thread computed in one turn; null where the system does not tell. */
  readonly computedMaxMs: number | null;
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
  const computing = watchComputing();
  loop.enable();
  await keeper.readDue();
  loop.disable();
  const computedMaxMs = computing.takeMaxMs();
  computing.end();
  const { stories } = await library.counts();
  await keeper.stop();
  await fetcher.close();
  await Promise.all([reader.close(), library.close()]);
  server.disconnect();
  return { stories, heldMaxMs: loop.max / 1e6, computedMaxMs };
}
