import type MiniSearch from 'minisearch';
import type { Admits, Entry } from './entry.ts';

/** A search as it is run: its terms, and how much each field's words count. */
export interface SearchPlan<Field extends string> {
  readonly terms: readonly string[];
  /** Fields that are not named do not count at all. */
  readonly boosts: Readonly<Partial<Record<Field, number>>>;
}

export interface ScoredEntry {
  readonly entry: Entry;
  readonly score: number;
}

/**
 * Runs a plan: every admitted document with at least one of the terms, scored by BM25, in no order.
 *
 * Terms that stand nowhere are taken for misspelt and looked for again by likeness, at a lower weight. Prefix and
 * likeness for every term would drown the words that were asked for, and cost a hundredfold.
 */
export function runSearchPlan<Field extends string>(
  mini: MiniSearch,
  { terms, boosts }: SearchPlan<Field>,
  admits: Admits,
): ScoredEntry[] {
  if (terms.length === 0) return [];
  const standing = new Set<string>();
  let lastTerm = '';
  const search = (fuzzy: (term: string) => number) =>
    mini.search(terms.join(' '), {
      fields: Object.keys(boosts),
      boost: boosts as Record<string, number>,
      tokenize: (text) => text.split(' '),
      // Called for each place where a term stands, before the document is scored: what is not admitted costs nothing more.
      boostDocument: (entry: Entry, term) => {
        if (term !== lastTerm) {
          lastTerm = term;
          standing.add(term);
        }
        return admits(entry) ? 1 : 0;
      },
      fuzzy,
      weights: { fuzzy: fuzzyWeight, prefix: 0 },
    });

  let results = search(() => 0);
  const strays = new Set(terms.filter((term) => !standing.has(term) && typoDistance(term) > 0));
  if (strays.size > 0) results = search((term) => (strays.has(term) ? typoDistance(term) : 0));
  // The index multiplies the sum by how many terms matched; BM25 is the sum alone and ranks better.
  return results.map(({ id, score, queryTerms }) => ({
    entry: id as Entry,
    score: score / Math.max(queryTerms.length, 1),
  }));
}

/** What a term found by likeness counts beside the term itself. */
const fuzzyWeight = 0.45;

/** Gives how many letters may differ: short words turn into other words too easily. */
function typoDistance(term: string): number {
  if (term.length < 4) return 0;
  return term.length < 7 ? 1 : 2;
}
