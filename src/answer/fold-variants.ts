import type { RankedQuotation } from './rank-quotations.ts';
import { fold } from './words.ts';

// The share of words that two printings of one utterance have in common: outlets shorten and smooth what they print.
const sharedLeast = 0.8;
// Shorter fragments are alike by chance.
const wordsLeast = 4;

/** Keeps the best-ranked of the quotations that several outlets print in nearly the same words. */
export function foldVariants(ranked: readonly RankedQuotation[]): readonly RankedQuotation[] {
  const kept: { readonly hit: RankedQuotation; readonly words: ReadonlySet<string> }[] = [];
  for (const hit of ranked) {
    const words = new Set(hit.kept.runs.flatMap(({ text }) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []));
    const isVariant = kept.some(
      (other) => other.hit.kept.personId === hit.kept.personId && sayTheSame(other.words, words),
    );
    if (!isVariant) kept.push({ hit, words });
  }
  return kept.map(({ hit }) => hit);
}

function sayTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size < wordsLeast || other.size < wordsLeast) return false;
  const shared = [...other].filter((word) => one.has(word)).length;
  return shared >= sharedLeast * Math.max(one.size, other.size);
}
