import type { AttributedRun } from '../speakers/proposal.ts';

/** Runs that were said in one go, in order. */
export type Utterance = readonly [AttributedRun, ...AttributedRun[]];

/** Puts runs together that go on with the one before them. */
export function groupUtterances(attributed: readonly AttributedRun[]): readonly Utterance[] {
  const utterances: [AttributedRun, ...AttributedRun[]][] = [];
  for (const item of attributed) {
    const current = utterances.at(-1);
    const last = current?.at(-1);
    if (current !== undefined && last !== undefined && goesOn(last, item)) current.push(item);
    else utterances.push([item]);
  }
  return utterances;
}

/**
 * Whether a run goes on with what was said before it: as its sieve says, or in the same sentence. With words of its own
 * that say who speaks it is another utterance.
 */
function goesOn(last: AttributedRun, { site, entity, isOwnPhrase, cue, continues }: AttributedRun): boolean {
  if (continues || entity === null || entity !== last.entity) return continues;
  if (site.paragraph !== last.site.paragraph || site.sentenceAt !== last.site.sentenceAt) return false;
  return cue === null || !isOwnPhrase;
}
