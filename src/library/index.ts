import { resolve } from 'node:path';
import { openEmbeddedMemoryLibrary } from './embedded/open-embedded-library.ts';
import type { Library } from './library.ts';
import { readLibraryOptions } from './library-options.ts';
import { openWorkerLibrary } from './worker-library.ts';

export { describeCoverage } from './describe-coverage.ts';
export { openEmbeddedLibrary } from './embedded/open-embedded-library.ts';
export { cutPassage } from './embedded/record/cut-passage.ts';
export type {
  FileMark,
  Filters,
  Forgettable,
  Kept,
  KeptOrNot,
  Library,
  LibraryOptions,
  OutletCount,
  PageVersion,
  Refusal,
  RunMark,
  Search,
  Selection,
} from './library.ts';
export { readLibraryOptions } from './library-options.ts';
export {
  describeLibraryEnd,
  heapBytesFor,
  type LibraryThreadData,
  libraryMethods,
} from './worker-library.ts';

/**
 * Opens the library file at `path`, making it and its folder when there is none. All work happens in a thread of its
 * own, so that neither loading nor searching holds the caller's event loop. Several processes may open one file.
 *
 * @throws LibraryError when the file cannot be used; it is then left as it is.
 */
export async function openLibrary(path: string, options = readLibraryOptions({})): Promise<Library> {
  return (await openWorkerLibrary(resolve(path), options)).service;
}

/** Opens an empty library that lives in memory, in the caller's thread: for tests and trials. */
export async function openMemoryLibrary(): Promise<Library> {
  return openEmbeddedMemoryLibrary();
}
