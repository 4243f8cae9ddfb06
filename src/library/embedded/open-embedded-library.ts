import type { Library } from '../library.ts';
import { EmbeddedLibrary, type EmbeddedOptions } from './embedded-library.ts';
import { openMemoryRecord, openRecord } from './open-record.ts';

/**
 * Opens the library file at `path` in this thread, making it when there is none.
 *
 * @throws LibraryError when the file cannot be used; it is then left as it is.
 */
export function openEmbeddedLibrary(path: string, options: EmbeddedOptions = { loadsIndex: false }): Library {
  return new EmbeddedLibrary(openRecord(path), options);
}

/** Opens an empty library that lives in this thread's memory and nowhere else. */
export function openEmbeddedMemoryLibrary(): Library {
  return new EmbeddedLibrary(openMemoryRecord(), { loadsIndex: false });
}
