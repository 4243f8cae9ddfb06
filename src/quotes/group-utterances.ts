import type { AttributedRun } from './sieves.ts';

/** Runs that were said in one go, in order. */
export type Utterance = readonly [AttributedRun, ...AttributedRun[]];

/** Puts runs together that go on with the one before them. */
export function groupUtterances(attributed: readonly AttributedRun[]): readonly Utterance[] {
  const utterances: [AttributedRun, ...AttributedRun[]][] = [];
  for (const item of attributed) {
    const current = utterances.at(-1);
    if (item.continues && current !== undefined) current.push(item);
    else utterances.push([item]);
  }
  return utterances;
}
