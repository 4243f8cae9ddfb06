import type { KeptQuotation } from '../src/domain.ts';

/** Lists the outlets of some quotations, most frequent first. */
export function rankOutlets(quotations: readonly KeptQuotation[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { story } of quotations) {
    if (story.outlet !== null) counts.set(story.outlet, (counts.get(story.outlet) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([outlet]) => outlet);
}
