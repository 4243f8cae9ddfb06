import { inspect } from 'node:util';
import type { Run } from '../../../domain.ts';
import { LibraryError, RefusedStoryError } from '../../../errors.ts';
import { makeAddressKey } from '../../../make-address-key.ts';
import { foldName } from '../../../words/index.ts';
import type { Kept, KeptOrNot, RunMark } from '../../library.ts';
import { type FormerPeople, keepMentions, releaseMentions } from '../people/people-writer.ts';
import { settlePeople } from '../people/settle-people.ts';
import { countChange, readChange } from '../record/change-clock.ts';
import { cutRuns, digestRuns } from '../record/cut-runs.ts';
import { writeCanonicalJson } from '../record/digest.ts';
import type { RecordFile } from '../record/record-file.ts';
import { writeRun } from '../record/run-store.ts';
import type { UtteranceWriter } from '../utterances/utterance-writer.ts';
import { makePrint, settleCopy } from './copy-writer.ts';
import { dropVersions } from './page-version-store.ts';
import { releaseQuotations, writeQuotations } from './quotation-writer.ts';
import { findRefusal } from './refusals.ts';
import { makeStorable, type StoryAndReading } from './storable.ts';
import { digestContent, findFreeId, findKnown, settleAddress } from './story-identity.ts';
import { readStory } from './story-reader.ts';
import { readInstant, writeStoryRow } from './story-row.ts';

/** Where stories are written, and who keeps their utterances together. */
export interface StoryShelf {
  readonly record: RecordFile;
  readonly utterances: UtteranceWriter;
  /** How many days a story may be old to be kept; null for any age. */
  readonly keepDays: number | null;
}

/**
 * Writes a story and its reading in one transaction, or finds that they stand already.
 *
 * @throws RefusedStoryError when the story is not to be kept.
 * @throws Error when a quotation's spans do not fit the story; nothing is written then.
 */
export function keepStory(shelf: StoryShelf, given: StoryAndReading): Kept {
  const prepared = prepare(given);
  const { story } = prepared;
  return shelf.record.write(() => {
    const reason = findRefusal(shelf.record, story, shelf.keepDays);
    if (reason !== null) throw new RefusedStoryError(story.url ?? story.id, reason);
    return settling(shelf, (touched) => writeWhole(shelf, prepared, touched));
  });
}

/**
 * Writes stories and their readings in one transaction, and with them how far the archive is read that they are from.
 * One that breaks is left out, and holds up no other.
 */
export function keepStories(
  shelf: StoryShelf,
  given: readonly StoryAndReading[],
  mark: RunMark | null,
): readonly KeptOrNot[] {
  const { record } = shelf;
  const prepared = given.map((one) => attempt(() => prepare(one)));
  const keepAll = (some: typeof prepared) =>
    settling(shelf, (touched) => some.map((one) => ('fault' in one ? one : keepOne(shelf, one, touched))));
  const write = (keep: () => readonly KeptOrNot[]) =>
    record.write(() => {
      const outcomes = keep();
      if (mark !== null) writeRun(record, mark, outcomes);
      return outcomes;
    });
  const together = attempt(() => write(() => keepAll(prepared)));
  if (!('fault' in together)) return together;
  // Each as a part of the write, so that only the one at fault is taken back. Not at first: within a part SQLite sets
  // every page aside that is changed, and goes through them all after each statement.
  const keepAlone = (one: (typeof prepared)[number]) => {
    const alone = attempt(() => record.part(() => keepAll([one])));
    return 'fault' in alone ? [alone] : alone;
  };
  return write(() => prepared.flatMap(keepAlone));
}

function keepOne(shelf: StoryShelf, prepared: Prepared, touched: Set<number>): KeptOrNot {
  const reason = findRefusal(shelf.record, prepared.story, shelf.keepDays);
  return reason === null ? writeWhole(shelf, prepared, touched) : { result: 'refused', reason };
}

/**
 * Brings the people up to what was written, once for all of it: somebody's row is reckoned from all that they said, and
 * whom a hundred stories name would be reckoned a hundred times.
 */
function settling<T>({ record }: StoryShelf, write: (touched: Set<number>) => T): T {
  const touched = new Set<number>();
  const result = write(touched);
  if (touched.size > 0) settlePeople(record, touched, readChange(record));
  return result;
}

/** Gives what work comes to, or how it broke; a file that fails would fail all that follows as well. */
function attempt<T>(work: () => T): T | Extract<KeptOrNot, { readonly result: 'broken' }> {
  try {
    return work();
  } catch (error) {
    if (error instanceof LibraryError) throw error;
    return { result: 'broken', fault: inspect(error) };
  }
}

/**
 * Writes a story's new reading, unless the story has changed or gone since it was read; null then.
 *
 * @throws Error when a quotation's spans do not fit the story; nothing is written then.
 */
export function rekeepStory(shelf: StoryShelf, given: StoryAndReading): Kept | null {
  const prepared = prepare(given);
  const { record } = shelf;
  return record.write(() => {
    const standing = readStory(record, 'id', prepared.story.id);
    const stands =
      standing !== null && writeCanonicalJson({ ...standing }) === writeCanonicalJson({ ...prepared.story });
    return stands ? settling(shelf, (touched) => writeWhole(shelf, prepared, touched)) : null;
  });
}

/** A story and its reading, ready to be written. */
interface Prepared extends StoryAndReading {
  readonly runs: readonly (readonly Run[])[];
  readonly wordsDigests: readonly string[];
}

function prepare(given: StoryAndReading): Prepared {
  const { story, reading } = inPageOrder(makeStorable(given));
  const runs = reading.quotations.map((quotation) =>
    cutRuns(quotation, (position) => story.paragraphs[position]),
  );
  const wordsDigests = runs.map(digestRuns);
  return { story, reading, runs, wordsDigests };
}

function writeWhole(
  { record, utterances }: StoryShelf,
  { story: given, reading, runs, wordsDigests }: Prepared,
  touched: Set<number>,
): Kept {
  const known = findKnown(record, given, reading);
  const story = { ...given, url: settleAddress(known, given) };
  const digest = digestContent(story, reading);
  if (known?.digest === digest) return { result: 'unchanged', storyId: known.id };
  const change = countChange(record);
  const storyId = known?.id ?? findFreeId(record, story);
  const formerSayings = known === null ? [] : utterances.readStory(known.key);
  const formerIds = known === null ? new Map() : releaseQuotations(record, known.key);
  const former: FormerPeople = known === null ? new Map() : releaseMentions(record, known.key, touched);
  if (known !== null) dropVersions(record, known.key);
  const storyKey = writeStoryRow(
    record,
    { ...story, id: storyId },
    { key: known?.key ?? null, digest, change },
  );
  const identity = {
    id: storyId,
    addressKey: story.url === null ? null : makeAddressKey(story.url),
    outletFolded: story.outlet === null ? null : foldName(story.outlet),
  };
  const personKeys = keepMentions(record, { storyKey, story, identity, reading, change, former, touched });
  const wordCounts = runs.map((one, at) => utterances.expect(one, wordsDigests[at] ?? ''));
  writeQuotations(record, {
    storyId,
    storyKey,
    publishedMs: readInstant(story.published),
    quotations: reading.quotations,
    wordsDigests,
    wordCounts,
    personKeys,
    formerIds,
  });
  utterances.replace(storyKey, formerSayings);
  settleCopy(record, storyKey, makePrint(story, reading));
  return { result: known === null ? 'added' : 'changed', storyId };
}

function inPageOrder({ story, reading }: StoryAndReading): StoryAndReading {
  const quotations = reading.quotations.toSorted(
    ({ contents: [a] }, { contents: [b] }) => a.paragraph - b.paragraph || a.start - b.start || a.end - b.end,
  );
  return { story, reading: { ...reading, quotations } };
}
