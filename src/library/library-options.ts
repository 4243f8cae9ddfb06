import { totalmem } from 'node:os';
import type { LibraryOptions } from './library.ts';

/** The share of the machine's memory that the index may take when nobody says how much: the system needs some, too. */
const usualShare = 0.6;

/** Completes options: answers are whole, and the index may take most of the machine's memory. */
export function readLibraryOptions({
  answers = 'whole',
  memoryBytesMax,
  keepDays = null,
}: {
  readonly answers?: LibraryOptions['answers'];
  readonly memoryBytesMax?: number | null;
  readonly keepDays?: number | null;
}): LibraryOptions {
  return { answers, memoryBytesMax: memoryBytesMax ?? usualShare * readMemoryBytes(), keepDays };
}

/** A container may be allowed less than the machine has; one without a bound tells of more than there is. */
function readMemoryBytes(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
