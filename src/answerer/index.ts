import { resolve } from 'node:path';
import {
  describeLibraryEnd,
  heapBytesFor,
  type LibraryThreadData,
  libraryMethods,
  readLibraryOptions,
} from '../library/index.ts';
import { openThread, type Thread } from '../thread/index.ts';
import type { Answerer } from './answerer.ts';

export type { Answerer } from './answerer.ts';

/**
 * Opens a library file and answers questions from it, both in one thread of their own: neither searching nor ranking
 * holds the caller's event loop, and between the two nothing is copied.
 *
 * @throws LibraryError when the file cannot be used; it is then left as it is.
 */
export function openAnswerer(path: string, options = readLibraryOptions({})): Promise<Thread<Answerer>> {
  const data: LibraryThreadData = { path: resolve(path), options };
  return openThread<Answerer>({
    module: new URL('./answerer-worker.ts', import.meta.url),
    methods: { ...libraryMethods, ask: true },
    data,
    heapBytesMax: heapBytesFor(options),
    describeEnd: describeLibraryEnd(resolve(path)),
  });
}
