import { compareEntries } from './entry.ts';
import type { ScoredEntry } from './search-segments.ts';

/** Gives the best `count` in order, ties newest first, without putting the many others in order too. */
export function takeBest(scored: readonly ScoredEntry[], count: number): ScoredEntry[] {
  const best: ScoredEntry[] = [];
  for (const candidate of scored) {
    const worst = best[count - 1];
    if (worst !== undefined && compareScored(candidate, worst) >= 0) continue;
    best.splice(findPlace(best, candidate), 0, candidate);
    if (best.length > count) best.pop();
  }
  return best;
}

function compareScored(a: ScoredEntry, b: ScoredEntry): number {
  return b.score - a.score || compareEntries(a.entry, b.entry);
}

function findPlace(best: readonly ScoredEntry[], candidate: ScoredEntry): number {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = best[middle];
    if (other !== undefined && compareScored(other, candidate) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
