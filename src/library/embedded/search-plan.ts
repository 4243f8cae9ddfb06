import type MiniSearch from 'minisearch';
import type { Admits, Entry } from './entry.ts';

/** One walk through an index: which terms, and how much each field's words count. */
export interface SearchPlan<Field extends string> {
  readonly terms: readonly string[];
  /** Those of the terms that are looked for by likeness, since they stand nowhere. */
  readonly strays: ReadonlySet<string>;
  /** Fields that are not named do not count at all. */
  readonly boosts: Readonly<Partial<Record<Field, number>>>;
}

export interface ScoredEntry {
  readonly entry: Entry;
  readonly score: number;
}

/** What one or more walks found, in no order. */
export interface Walked {
  readonly scored: readonly ScoredEntry[];
  /** The terms that stand in some document, admitted or not. */
  readonly standing: ReadonlySet<string>;
}

/**
 * Searches for the terms as they are; then, if some of them stand nowhere, once more with those taken for misspelt.
 * Likeness and prefixes for every term would drown the words that were asked for, and cost a hundredfold.
 */
export function searchWithTypos(
  terms: readonly string[],
  walk: (strays: ReadonlySet<string>) => Walked,
): readonly ScoredEntry[] {
  if (terms.length === 0) return [];
  const { scored, standing } = walk(new Set());
  const strays = terms
    .filter((term) => !standing.has(term) && typoDistance(term) > 0)
    .slice(0, strayCountMax);
  return strays.length === 0 ? scored : walk(new Set(strays)).scored;
}

/** Walks through the places where the plan's terms stand and scores each admitted document by BM25. */
export function runSearchPlan<Field extends string>(
  mini: MiniSearch,
  { terms, strays, boosts }: SearchPlan<Field>,
  admits: Admits,
): Walked {
  const standing = new Set<string>();
  let lastTerm = '';
  const swapped = new Set([...strays].flatMap(swapNeighbours));
  const results = mini.search([...terms, ...swapped].join(' '), {
    fields: Object.keys(boosts),
    boost: boosts as Record<string, number>,
    tokenize: (text) => text.split(' '),
    // Called for each place where a term stands, before it is scored: what is not admitted costs nothing more.
    boostDocument: (entry: Entry, term) => {
      if (term !== lastTerm) {
        lastTerm = term;
        standing.add(term);
      }
      return admits(entry) ? 1 : 0;
    },
    bm25,
    fuzzy: (term) => (strays.has(term) ? typoDistance(term) : 0),
    weights: { fuzzy: fuzzyWeight, prefix: 0 },
    boostTerm: (term) => (swapped.has(term) ? fuzzyWeight : 1),
  });
  // The index multiplies the sum by how many terms matched; BM25 is the sum alone and ranks better.
  const scored = results.map(({ id, score, queryTerms }) => ({
    entry: id as Entry,
    score: score / Math.max(queryTerms.length, 1),
  }));
  return { scored, standing };
}

/**
 * How soon a word's repetition stops counting (`k`) and how much a long text is held against it (`b`), as measured by
 * `bench:relevance`. No floor for a word in a long text (`d`): with one, long texts win by having something of everything.
 */
const bm25 = { k: 0.9, b: 0.75, d: 0 } as const;

/** Gives the words that two swapped letters would make of a term ("gaot": "agot", "goat", "gato"); likeness counts a swap as two. */
function swapNeighbours(term: string): string[] {
  return Array.from(
    { length: term.length - 1 },
    (_, at) => `${term.slice(0, at)}${term[at + 1]}${term[at]}${term.slice(at + 2)}`,
  );
}

/** Looking for likenesses walks a large part of the vocabulary; more misspelt words than this are another language. */
const strayCountMax = 8;

/** What a term found by likeness counts beside the term itself. */
const fuzzyWeight = 0.45;

/** Gives how many letters may differ: short words turn into other words too easily. */
function typoDistance(term: string): number {
  if (term.length < 4) return 0;
  return term.length < 7 ? 1 : 2;
}
