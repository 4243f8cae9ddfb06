import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Desk } from '../commands/command.ts';
import { openAnswerer } from './answerer/index.ts';
import { realClock } from './clock.ts';
import type { Page } from './domain.ts';
import { type FeedKeeper, openFeedKeeper } from './feeds/index.ts';
import { createFetcher, type Fetcher } from './fetch/index.ts';
import { ingest } from './ingest/index.ts';
import { type Library, openLibrary, readLibraryOptions } from './library/index.ts';
import { keepPage, openDesk } from './pipeline.ts';
import { openReader, type Reader } from './reader/index.ts';

const root = resolve(import.meta.dirname, '..');
const storiesFolder = join(root, 'data/stories');

/** The library file of a bot that names no other. */
export const defaultLibraryPath = join(root, 'data/soundbite.db');
/** The library of the invented sample stories; made when it is first needed. */
const sampleLibraryPath = join(root, 'data/sample.db');

/** Everything wired and open; `close` ends the threads. */
export interface House {
  readonly desk: Desk;
  readonly library: Library;
  readonly reader: Reader;
  readonly fetcher: Fetcher;
  /** Opens the keeper of the library's feeds, which is stopped when the house is closed. */
  keepFeeds(log: (line: string) => void): FeedKeeper;
  /** Whether the library holds the invented sample stories. */
  readonly isSample: boolean;
  /** Resolves when the library's thread has ended: after `close`, or because it broke. */
  readonly exited: Promise<void>;
  close(): Promise<void>;
}

export interface HouseOptions {
  /** The library file asked for; null for the default. */
  readonly libraryPath: string | null;
  /** What the default library is when it holds no story yet: itself, or the samples. */
  readonly whenEmpty: 'keep' | 'sample';
  /** Whether questions wait until the whole library is loaded; most of the machine's memory may be used unless it says less. */
  readonly index?: Parameters<typeof readLibraryOptions>[0];
  /** Where a publisher reaches the operator; null for nowhere. */
  readonly contact: string | null;
  /** Ports besides 80 and 443 on which pages may be visited; none by default. */
  readonly webPorts?: readonly number[];
  readonly now: () => Date;
}

/**
 * Opens the library, the reader and the desk: all wiring stands here, by hand.
 *
 * @throws LibraryError when the library file cannot be used.
 */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { libraryPath, whenEmpty, contact, webPorts = [], now } = options;
  const mayUseSample = libraryPath === null && whenEmpty === 'sample';
  const path = libraryPath ?? defaultLibraryPath;
  const isSample = mayUseSample && (await isEmpty(path));
  const { service: answerer, exited } = await openAnswerer(
    isSample ? sampleLibraryPath : path,
    // The sample stories are of one year for good, and so few that a question can wait for all of them.
    readLibraryOptions({
      ...options.index,
      ...(isSample ? ({ keepDays: null, answers: 'whole' } as const) : {}),
    }),
  );
  const reader = openReader();
  const fetcher = createFetcher({ ...(contact === null ? {} : { contact }), allowPorts: webPorts });
  if (isSample) await addSamples(answerer, reader);
  const keepers: FeedKeeper[] = [];
  return {
    desk: openDesk({ answerer, reader, fetcher, now, isReadingFeeds: () => keepers.length > 0 }),
    library: answerer,
    reader,
    fetcher,
    keepFeeds(log) {
      const keepOne = async (page: Page, formerId: string | null) =>
        (await keepPage(page, { reader, library: answerer }, formerId)).storyId;
      const parts = { library: answerer, fetcher, reader, keepPage: keepOne, log };
      const keeper = openFeedKeeper({ ...parts, clock: realClock, random: Math.random });
      keepers.push(keeper);
      return keeper;
    },
    isSample,
    exited,
    close: async () => {
      const stopping = keepers.map((keeper) => keeper.stop());
      await fetcher.close();
      await Promise.all(stopping);
      await Promise.all([answerer.close(), reader.close()]);
    },
  };
}

/** A file that is not there yet is not made just to be looked into. */
async function isEmpty(path: string): Promise<boolean> {
  if (!existsSync(path)) return true;
  const library = await openLibrary(path);
  const { stories } = await library.counts();
  await library.close();
  return stories === 0;
}

/** Stories known already are left as they are; an engine that reads them otherwise brings them up to date. */
async function addSamples(library: Library, reader: Reader): Promise<void> {
  for await (const outcome of ingest([storiesFolder], { library, reader })) {
    if (outcome.result === 'skipped') throw new Error(`Sample story ${outcome.input}: ${outcome.reason}`);
  }
}
