import { readLexiconRows } from '../words/index.ts';
import type { Appearance } from './appearance.ts';

/** How two appearances of one name fit. */
export interface Judgement {
  /** Whether they are taken for one person: nothing speaks against it, or more speaks for it. */
  readonly isSame: boolean;
  /** How much speaks for it: people and works that both stand beside, one each. */
  readonly shared: number;
  /** As `shared`, with smaller signs: a trade, an outlet. */
  readonly likeness: number;
}

/**
 * Judges whether two who are called the same are one person. Another gender, or a trade that hardly goes with the
 * other, speaks against it; works, places and people that both stand beside speak for it.
 */
export function judgeNamesake(one: Appearance, other: Appearance): Judgement {
  const shared = countCommon(one.works, other.works) + countCommon(one.companions, other.companions);
  const trades = compareTrades(one, other);
  const genders = compareGenders(one, other);
  // Who has the other's trade is taken for the other: a story's "he" is sooner misread than its "actress".
  const againstCount = Number(trades === 'different') + Number(genders === 'different' && trades !== 'same');
  const likeness =
    shared +
    0.5 * Number(trades === 'same') +
    0.3 * countCommon(one.nouns, other.nouns) +
    0.2 * Number(countCommon(one.outlets, other.outlets) > 0);
  return { isSame: shared >= againstCount, shared, likeness };
}

type Comparison = 'same' | 'different' | 'unknown';

const fieldOf: ReadonlyMap<string, string> = new Map(
  readLexiconRows('trades').flatMap(([field = '', ...nouns]) => nouns.map((noun) => [noun, field] as const)),
);

function compareTrades(one: Appearance, other: Appearance): Comparison {
  const [fields, others] = [one, other].map(
    ({ nouns }) => new Set([...nouns].flatMap((noun) => fieldOf.get(noun) ?? [])),
  );
  if (!fields?.size || !others?.size) return 'unknown';
  return countCommon(fields, others) > 0 ? 'same' : 'different';
}

// Stories that must agree on somebody's gender, as a share, for it to be known.
const agreeing = 2 / 3;

function compareGenders(one: Appearance, other: Appearance): Comparison {
  const [gender, otherGender] = [one, other].map(({ genders: { m, f } }) => {
    if (m > 0 && m >= agreeing * (m + f)) return 'm';
    return f > 0 && f >= agreeing * (m + f) ? 'f' : null;
  });
  if (!gender || !otherGender) return 'unknown';
  return gender === otherGender ? 'same' : 'different';
}

function countCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  return [...few].filter((value) => many.has(value)).length;
}
