import { LibraryError } from '../errors.ts';
import { openThread, type Thread } from '../thread/index.ts';
import type { Library, LibraryOptions } from './library.ts';

/** Every method of a library, for a thread that serves one; the compiler sees to it that none is missing. */
export const libraryMethods: Readonly<Record<keyof Library, true>> = {
  keep: true,
  keepAll: true,
  rekeep: true,
  forget: true,
  wouldForget: true,
  nearOutlets: true,
  forgetSome: true,
  scrub: true,
  refuse: true,
  allow: true,
  refusalOf: true,
  keepVersions: true,
  knownPage: true,
  run: true,
  endRun: true,
  story: true,
  storyByUrl: true,
  quotationsOf: true,
  copiesOf: true,
  latest: true,
  latestQuotations: true,
  reportsOf: true,
  variantsOf: true,
  searchQuotations: true,
  searchStories: true,
  rarities: true,
  person: true,
  partsOf: true,
  decide: true,
  decisions: true,
  undoDecision: true,
  matchNames: true,
  completePerson: true,
  completeOutlet: true,
  completeStory: true,
  keepRequest: true,
  request: true,
  addFeed: true,
  feeds: true,
  changeFeed: true,
  removeFeed: true,
  claimFeeds: true,
  matchEntries: true,
  keepEntries: true,
  waitingEntries: true,
  counts: true,
  coverage: true,
  close: true,
};

/** What the thread of a library is opened with. */
export interface LibraryThreadData {
  readonly path: string;
  readonly options: LibraryOptions;
}

/** Opens the library file in a worker thread; every call of the library is answered there. */
export function openWorkerLibrary(path: string, options: LibraryOptions): Promise<Thread<Library>> {
  const data: LibraryThreadData = { path, options };
  return openThread<Library>({
    module: new URL('./library-worker.ts', import.meta.url),
    methods: libraryMethods,
    data,
    heapBytesMax: heapBytesFor(options),
    describeEnd: describeLibraryEnd(path),
  });
}

/** Gives the heap that a thread with a library needs: the index, what a search and the cleaner need beside it. */
export function heapBytesFor({ memoryBytesMax }: LibraryOptions): number {
  return 1.3 * memoryBytesMax + 512e6;
}

/** Makes the errors of calls that the thread of a library can no longer answer. */
export function describeLibraryEnd(
  path: string,
): (end: 'closed' | 'stopped', cause: unknown) => LibraryError {
  return (end, cause) =>
    new LibraryError(
      path,
      end === 'closed'
        ? `The library ${path} is closed.`
        : `The thread that holds the library ${path} has stopped. What was kept before is safe in the file; start Soundbite again.`,
      { cause },
    );
}
