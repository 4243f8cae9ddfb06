import type { Outcome } from './score.ts';

/** How well runs that were said in one go were put together. */
export interface UtteranceScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Pairs wrongly put together or kept apart, for reading. */
  readonly errors: readonly { readonly kind: 'joined' | 'parted'; readonly pair: Pair }[];
}

type Pair = readonly [Outcome, Outcome];

/** Scores the pairs of one story's runs that stand in one utterance; null for sets that number none. */
export function scoreUtterances(outcomes: readonly Outcome[]): UtteranceScore | null {
  if (!outcomes.some(({ gold }) => gold?.utterance !== undefined)) return null;
  const wanted = listPairs(outcomes, ({ gold }) => gold?.utterance);
  const got = listPairs(outcomes, ({ predicted }) => predicted?.utterance);
  const parted = wanted.filter((pair) => !isTogether(pair, ({ predicted }) => predicted?.utterance));
  const joined = got.filter((pair) => !isTogether(pair, ({ gold }) => gold?.utterance));
  const precision = 1 - joined.length / Math.max(1, got.length);
  const recall = 1 - parted.length / Math.max(1, wanted.length);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const errors = [
    ...joined.map((pair) => ({ kind: 'joined' as const, pair })),
    ...parted.map((pair) => ({ kind: 'parted' as const, pair })),
  ];
  return { precision, recall, f1, errors };
}

type Number = (outcome: Outcome) => number | undefined;

function isTogether([one, other]: Pair, number: Number): boolean {
  return number(one) !== undefined && number(one) === number(other);
}

function listPairs(outcomes: readonly Outcome[], number: Number): Pair[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const utterance = number(outcome);
    if (utterance === undefined) continue;
    const key = `${outcome.story} ${utterance}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [outcome]);
    else group.push(outcome);
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).map((other): Pair => [one, other])),
  );
}
