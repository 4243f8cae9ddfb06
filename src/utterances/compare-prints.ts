import { listFacts, type Print } from './print.ts';
import { digestShingles } from './sketch-print.ts';

/** Words in a row that are looked for in the other story: one word changed costs so many of them. */
const shingleLength = 3;

/** The shorter has at least this share of the longer's words; less is a brief, or a part of a round-up. */
const lengthShareMin = 0.35;
/** From this share on nothing much was cut, and more of it may be reworded. */
const wholeShare = 0.6;
/** Prose shorter than this proves nothing by itself. */
const proseCountMin = 50;
/** A story with fewer words in all is too short to be told from another. */
const wordCountMin = 25;

/**
 * Tells whether one story is a copy of another: the same text by and large, reworded here and there, cut, or with notes
 * added.
 *
 * What counts is the prose. Two stories of one event quote the same words, name the same people and share some ways of
 * speaking, but nobody writes half of another's sentences by chance; and where an outlet fills in one form every week,
 * names and figures are others.
 */
export function areCopies(one: Print, other: Print): boolean {
  const [shorter, longer] = countWords(one) <= countWords(other) ? [one, other] : [other, one];
  const count = countWords(shorter);
  const lengthShare = count / countWords(longer);
  if (count < wordCountMin || lengthShare < lengthShareMin) return false;
  const isProse = shorter.prose.length >= proseCountMin;
  if (!isProse && lengthShare < wholeShare) return false;
  const proseShareMin = !isProse ? 0.75 : lengthShare >= wholeShare ? 0.55 : 0.8;
  return (
    shareKnown(shorter.prose, longer.prose) >= proseShareMin &&
    shareKnown(shorter.quoted, longer.quoted) >= (isProse ? 0.5 : 0.85) &&
    shareOfFacts(shorter, longer) >= (isProse ? 0.8 : 0.85)
  );
}

function countWords({ prose, quoted }: Print): number {
  return prose.length + quoted.length;
}

/** Gives how much of the one stands in the other. Of nothing, nothing is missing. */
function shareKnown(words: readonly string[], others: readonly string[]): number {
  const digests = digestShingles(words, shingleLength);
  if (digests.length === 0) return 1;
  const known = new Set(digestShingles(others, shingleLength));
  return digests.filter((one) => known.has(one)).length / digests.length;
}

function shareOfFacts(shorter: Print, longer: Print): number {
  const facts = [...listFacts(shorter)];
  if (facts.length === 0) return 1;
  const words = new Set([...longer.prose, ...longer.quoted]);
  return facts.filter((fact) => words.has(fact)).length / facts.length;
}
