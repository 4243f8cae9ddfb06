import { rarityOf } from './segments/bm25.ts';
import type { Segment } from './segments/segment.ts';
import { readTerms } from './terms.ts';

/** Measures how rare each word is, from 0 for one that every quotation has to 1 for one that stands beside none. */
export function measureRarity(segments: readonly Segment[], words: readonly string[]): readonly number[] {
  const total = segments.reduce((sum, { documents }) => sum + documents.countLive('quotation'), 0);
  const count = (term: string) =>
    segments.reduce(
      (sum, segment) => sum + segment.countLiving(term, 'words') + segment.countLiving(term, 'passage'),
      0,
    );
  const most = rarityOf(total, 0);
  return words.map((word) => {
    const rarities = readTerms(word).map((term) => rarityOf(total, Math.min(total, count(term))) / most);
    return rarities.length === 0 ? 1 : Math.max(...rarities);
  });
}
