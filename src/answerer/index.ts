import { resolve } from 'node:path';
import { describeLibraryEnd, libraryMethods } from '../library/index.ts';
import { openThread, type Thread } from '../thread/index.ts';
import type { Answerer, AnswererData } from './answerer.ts';

export type { Answerer } from './answerer.ts';

/**
 * Opens a library file and answers questions from it, both in one thread of their own: neither searching nor ranking
 * holds the caller's event loop, and between the two nothing is copied.
 *
 * @param loadsIndex Whether the index is loaded at once, or by the first question: who only adds stories needs none.
 * @throws LibraryError when the file cannot be used; it is then left as it is.
 */
export function openAnswerer(path: string, { loadsIndex = true } = {}): Promise<Thread<Answerer>> {
  const data: AnswererData = { path: resolve(path), loadsIndex };
  return openThread<Answerer>({
    module: new URL('./answerer-worker.ts', import.meta.url),
    methods: { ...libraryMethods, ask: true },
    data,
    describeEnd: describeLibraryEnd(data.path),
  });
}
