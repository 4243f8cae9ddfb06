import { availableParallelism } from 'node:os';
import type { Reader } from './reader.ts';
import { ReaderPool } from './reader-pool.ts';
import { ThreadReader } from './thread-reader.ts';

export type { Reader, ReadPage } from './reader.ts';
export type { ReaderPool } from './reader-pool.ts';

/** The longest stories take a second; what takes longer than this is no story, and others wait behind it. */
const READING_MS_MAX = 30_000;

/**
 * Opens a reader in a thread of its own, so that no page, however large, holds the caller's event loop. The thread
 * starts with the first page: most commands read none.
 */
export function openReader({ timeLimitMs = READING_MS_MAX } = {}): Reader {
  return new ThreadReader(timeLimitMs);
}

/** Opens a reader that reads several pages at once, each in a thread of its own: as many as the machine has cores. */
export function openReaderPool({ threadCount = availableParallelism() } = {}): ReaderPool {
  return new ReaderPool(Array.from({ length: threadCount }, () => openReader()));
}
