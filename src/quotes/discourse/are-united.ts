import type { Mention } from '../phrases/mention.ts';
import type { Token } from '../text/story-text.ts';

/** What makes two a couple, or made them one. */
const uniting =
  /^(?:married|marry|marries|wed|weds|wedded|divorced|divorce|divorces|dated|dates|dating|engaged|eloped|separated|remarried)$/;

/** How many words may stand between two, and between both and what they did. */
const wordsMax = 5;

/** Whether a sentence tells of two that they are or were a couple: "Kay married Lou", "Kay and Lou divorced in May". */
export function areUnited(first: Mention, second: Mention, tokens: readonly Token[]): boolean {
  if (first.paragraph !== second.paragraph || first.sentence !== second.sentence) return false;
  if (first.isPossessive || second.isPossessive || second.from - first.to > wordsMax) return false;
  const between = tokens.slice(first.to, second.from);
  if (between.some(({ kind }) => kind !== 'word')) return false;
  if (between.some(({ lower }) => uniting.test(lower))) return true;
  if (between.length !== 1 || between[0]?.lower !== 'and') return false;
  for (const { kind, lower, isCapital } of tokens.slice(second.to, second.to + wordsMax)) {
    if (kind !== 'word' || isCapital) return false;
    if (uniting.test(lower)) return true;
  }
  return false;
}
