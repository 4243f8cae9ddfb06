import { openFeedKeeper } from '../../../src/feeds/index.ts';
import { createFetcher } from '../../../src/fetch/index.ts';
import { openLibrary } from '../../../src/library/index.ts';
import { keepPage } from '../../../src/pipeline.ts';
import { openReaderPool } from '../../../src/reader/index.ts';
import { dayMs, inventOutlets, minuteMs, openRandom } from './invent-outlets.ts';
import { type OutletServer, serveOutlet } from './serve-outlet.ts';
import { openSteeredClock } from './steered-clock.ts';
import { pathOf, versionOf, writeStory } from './write-stories.ts';

interface FarmOptions {
  readonly feedCount: number;
  readonly days: number;
  readonly seed: number;
  readonly libraryPath: string;
  /** Told after each simulated day. */
  readonly onDay?: (day: number) => void;
}

/** What a farm of feeds came to after its simulated days. */
export interface FarmResult {
  readonly feeds: number;
  readonly stories: number;
  /** Stories that stand in the library more than once. */
  readonly duplicates: number;
  /** Stories that were published and are not in the library. */
  readonly lost: readonly string[];
  /** Stories whose last version is not in the library. */
  readonly outdated: readonly string[];
  /** Requests that rules of their hosts forbid. */
  readonly breaches: readonly string[];
  readonly moved: number;
  readonly disabled: number;
  readonly requests: {
    readonly all: number;
    readonly feeds: number;
    readonly unchanged: number;
    readonly pages: number;
  };
  readonly log: readonly string[];
}

const startMs = Date.UTC(2025, 5, 1);
/** After the last fault and the last story, so that what waits can still be had. */
const graceDays = 2;
/** Real time, which the steered clock does not speed up. */
const timeoutMs = 600;

/** Reads a farm of invented feeds with faults for some simulated days. */
export async function runFarm(options: FarmOptions): Promise<FarmResult> {
  const clock = openSteeredClock(startMs);
  const durationMs = options.days * dayMs;
  const { feedCount, seed } = options;
  const outlets = inventOutlets({ feedCount, startMs, durationMs, seed });
  const servers = await Promise.all(outlets.map((outlet) => serveOutlet(outlet, clock)));
  const library = await openLibrary(options.libraryPath);
  const reader = openReaderPool();
  const fetcher = createFetcher({ allowPrivateHosts: ['127.0.0.1'], clock, timeoutMs });
  const log: string[] = [];
  const keeper = openFeedKeeper({
    library,
    fetcher,
    reader,
    keepPage: async (page, formerId) => (await keepPage(page, { reader, library }, formerId)).storyId,
    clock,
    random: openRandom(seed),
    log: (line) => log.push(line),
  });
  try {
    const now = new Date(startMs).toISOString();
    for (const url of servers.flatMap(({ feedUrls }) => feedUrls)) {
      await library.addFeed({ url, title: null, addedAt: now, nextAt: now });
    }
    const endMs = startMs + durationMs + graceDays * dayMs;
    for (let day = 0; clock.now() < endMs; ) {
      await keeper.readDue();
      clock.moveTo(clock.now() + minuteMs);
      const today = Math.floor((clock.now() - startMs) / dayMs);
      if (today > day) options.onDay?.(today);
      day = today;
    }
    return { ...(await judge(servers, library, clock.now())), log };
  } finally {
    await keeper.stop();
    await fetcher.close();
    await Promise.all([reader.close(), library.close(), ...servers.map((server) => server.close())]);
  }
}

type Library = Awaited<ReturnType<typeof openLibrary>>;

async function judge(
  servers: readonly OutletServer[],
  library: Library,
  nowMs: number,
): Promise<Omit<FarmResult, 'log'>> {
  const lost: string[] = [];
  const outdated: string[] = [];
  let published = 0;
  for (const { outlet, origin } of servers) {
    const [feed] = outlet.feeds;
    // What a feed no longer showed when it was first read was never there for us.
    const before = feed?.stories.filter(({ publishedMs }) => publishedMs <= startMs).length ?? 0;
    const seen = feed?.stories.slice(Math.max(0, before - feed.size)) ?? [];
    published += seen.length;
    for (const story of seen) {
      const kept = await library.storyByUrl(origin + pathOf(story));
      if (kept === null) lost.push(origin + pathOf(story));
      else {
        const words = writeStory(outlet.name, story, versionOf(story, nowMs)).paragraphs;
        if (kept.paragraphs.join('\n') !== words.join('\n')) outdated.push(origin + pathOf(story));
      }
    }
  }
  const feeds = await library.feeds();
  const sum = (name: 'requests' | 'feeds' | 'unchanged' | 'pages') =>
    servers.reduce((total, { counts }) => total + counts[name], 0);
  return {
    feeds: feeds.length,
    stories: published,
    duplicates: (await library.counts()).stories - (published - lost.length),
    lost,
    outdated,
    breaches: servers.flatMap(({ breaches }) => breaches),
    moved: feeds.filter(({ url }) => url.endsWith('-new')).length,
    disabled: feeds.filter(({ state }) => state === 'disabled').length,
    requests: { all: sum('requests'), feeds: sum('feeds'), unchanged: sum('unchanged'), pages: sum('pages') },
  };
}
