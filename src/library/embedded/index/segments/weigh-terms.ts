import { countEdits } from '../../../../words/index.ts';
import type { Field } from './fields.ts';
import type { Segment } from './segment.ts';

/**
 * Weighs the terms of a search: each counts 1. Those that stand nowhere are taken for misspelt, and the terms like them
 * count instead. Likeness and prefixes for every term would drown the words that were asked for, and cost a hundredfold.
 */
export function weighTerms(
  terms: readonly string[],
  segments: readonly Segment[],
  among: readonly Field[],
): ReadonlyMap<string, number> {
  const stands = (term: string) =>
    segments.some((segment) => among.some((field) => segment.count(term, field) > 0));
  const standing = terms.filter(stands);
  const weights = new Map(standing.map((term) => [term, 1]));
  if (standing.length >= tellingCount) return weights;
  const strays = terms.filter((term) => typoDistance(term) > 0 && !stands(term)).slice(0, strayCountMax);
  for (const stray of strays) {
    for (const [term, weight] of findLike(stray, segments, among)) {
      weights.set(term, Math.max(weight, weights.get(term) ?? 0));
    }
    for (const term of swapNeighbours(stray))
      if (stands(term) && !weights.has(term)) weights.set(term, likeWeight);
  }
  return weights;
}

/** So many words that stand find what was meant without the others; and likenesses are dear to look for. */
const tellingCount = 4;

/** Looking for likenesses walks a large part of the vocabulary; more misspelt words than this are another language. */
const strayCountMax = 8;

/** What a term found by likeness counts beside the term itself, the less the more letters differ. */
const likeWeight = 0.7;

function findLike(stray: string, segments: readonly Segment[], among: readonly Field[]): Map<string, number> {
  const distance = typoDistance(stray);
  const weights = new Map<string, number>();
  for (const segment of segments) {
    for (const term of segment.findLike(stray, distance, among)) {
      const edits = countEdits(stray, term, distance);
      weights.set(term, (likeWeight * term.length) / (term.length + edits));
    }
  }
  return weights;
}

/** Gives the words that two swapped letters would make of a term ("gaot": "agot", "goat", "gato"); likeness counts a swap as two. */
function swapNeighbours(term: string): string[] {
  return Array.from(
    { length: term.length - 1 },
    (_, at) => `${term.slice(0, at)}${term[at + 1]}${term[at]}${term.slice(at + 2)}`,
  );
}

/** Gives how many letters may differ: short words turn into other words too easily. */
function typoDistance(term: string): number {
  if (term.length < 4) return 0;
  return term.length < 7 ? 1 : 2;
}
