import { resolve } from 'node:path';
import { openEmbeddedMemoryLibrary } from './embedded/open-embedded-library.ts';
import type { Library } from './library.ts';
import { openWorkerLibrary } from './worker-library.ts';

export { openEmbeddedLibrary } from './embedded/open-embedded-library.ts';
export type {
  EntryMatch,
  FeedChange,
  FileMark,
  Filters,
  Forgettable,
  KeptOrRefused,
  Library,
  Refusal,
  Run,
  RunMark,
  Search,
  Selection,
} from './library.ts';
export { describeLibraryEnd, libraryMethods } from './worker-library.ts';

/**
 * Opens the library file at `path`, making it and its folder when there is none. All work happens in a thread of its
 * own, so that neither loading nor searching holds the caller's event loop. Several processes may open one file.
 *
 * @throws LibraryError when the file cannot be used; it is then left as it is.
 */
export async function openLibrary(path: string): Promise<Library> {
  return (await openWorkerLibrary(resolve(path))).service;
}

/** Opens an empty library that lives in memory, in the caller's thread: for tests and trials. */
export async function openMemoryLibrary(): Promise<Library> {
  return openEmbeddedMemoryLibrary();
}
