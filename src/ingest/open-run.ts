import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { Place, ReadPlaces } from '../fetch/index.ts';
import type { FileMark, KeptOrNot, Library, RunMark } from '../library/index.ts';
import { describeBroken, type InputFacts, type InputOutcome } from './outcome.ts';

/** A reading of files, folders and archives that goes on where it was cut off. */
export interface IngestRun {
  readonly id: string;
  /** How far each file was read; empty for a reading that begins. */
  readonly places: ReadPlaces;
  /** What was noted when it was cut off; null for a reading that begins. */
  readonly before: {
    /** What the caller wanted to know again: what stood before the last batch. */
    readonly note: string;
    /** What became of the last batch; the caller may not have been told of it. */
    readonly outcomes: readonly InputOutcome[];
  } | null;
}

/**
 * Opens the reading of inputs: a new one, or the one of just these inputs that was cut off. Null where nothing can be
 * gone on with, because no input is a file of this machine.
 */
export async function openRun(inputs: readonly string[], library: Library): Promise<IngestRun | null> {
  const paths = await Promise.all(inputs.map((input) => realpath(input).catch(() => null)));
  if (paths.every((path) => path === null)) return null;
  const names = paths.map((path, index) => path ?? inputs[index]);
  const id = createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, idLength);
  const run = await library.run(id);
  if (run === null) return { id, places: new Map(), before: null };
  const { note, facts } = JSON.parse(run.note) as BatchNote;
  return {
    id,
    places: new Map(run.files.map((file) => [file.path, file])),
    before: { note, outcomes: joinOutcomes(facts, run.outcomes) },
  };
}

/** 64 bits: as many as ever there will be runs. */
const idLength = 16;

interface BatchNote {
  readonly note: string;
  readonly facts: readonly InputFacts[];
}

/** Puts together what the inputs were, in order, and what became in the library of those that held a story. */
export function joinOutcomes(
  facts: readonly InputFacts[],
  kept: readonly KeptOrNot[],
): readonly InputOutcome[] {
  const left = kept.values();
  return facts.map(({ knownId, ...one }): InputOutcome => {
    if (knownId !== undefined) return { ...one, result: 'unchanged', storyId: knownId };
    // Only a story has a title; a story may have a reason too, for what of it was not read.
    const outcome = one.title === null ? undefined : left.next().value;
    if (outcome === undefined) return { ...one, result: 'skipped', storyId: null };
    switch (outcome.result) {
      case 'refused':
        return leaveOut(one, outcome.reason, false);
      case 'broken':
        return leaveOut(one, describeBroken(one.input), true);
      default:
        return { ...one, ...outcome };
    }
  });
}

/** A story that is not kept has no quotations to be counted. */
function leaveOut(facts: InputFacts, reason: string, isProblem: boolean): InputOutcome {
  return { ...facts, result: 'skipped', storyId: null, quotationCount: 0, reason, isProblem };
}

/** Follows a reading through its files, for the marks by which it can go on. */
export class RunFollower {
  readonly #runId: string;
  #current: FileMark | null = null;

  constructor({ id }: IngestRun) {
    this.#runId = id;
  }

  /** Makes the mark that is kept together with a batch. */
  mark(
    batch: readonly { readonly place: Place | null; readonly facts: InputFacts }[],
    note: string,
  ): RunMark {
    const files = new Map<string, FileMark>();
    for (const { place } of batch) {
      if (place === null) continue;
      // Files are read one after another: whoever comes next tells that the one before is at its end.
      const former = this.#current;
      if (former !== null && former.path !== place.path) {
        files.set(former.path, { ...former, isWhole: true });
      }
      this.#current = { ...place, isWhole: false };
      files.set(place.path, this.#current);
    }
    // Nothing of a story stands in the mark: it may be forgotten before the reading goes on.
    const bare = ({ facts }: { readonly facts: InputFacts }): InputFacts => ({
      ...facts,
      title: facts.title === null ? null : '',
    });
    const told: BatchNote = { note, facts: batch.map(bare) };
    return { runId: this.#runId, note: JSON.stringify(told), files: [...files.values()] };
  }
}
