import type { Library, LibraryOptions } from '../library.ts';
import { EmbeddedLibrary } from './embedded-library.ts';
import { openMemoryRecord, openRecord } from './record/open-record.ts';

/** For tests and trials: every answer is whole, and nothing is too much. */
const unbounded: LibraryOptions = {
  answers: 'whole',
  memoryBytesMax: Number.POSITIVE_INFINITY,
  keepDays: null,
};

/**
 * Opens the library file at `path` in this thread, making it when there is none.
 *
 * @throws LibraryError when the file cannot be used; it is then left as it is.
 */
export function openEmbeddedLibrary(path: string, options: LibraryOptions = unbounded): Library {
  return new EmbeddedLibrary(openRecord(path), options);
}

/** Opens an empty library that lives in this thread's memory and nowhere else. */
export function openEmbeddedMemoryLibrary(): Library {
  return new EmbeddedLibrary(openMemoryRecord(), unbounded);
}
