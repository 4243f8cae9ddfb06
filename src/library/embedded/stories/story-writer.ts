import { inspect } from 'node:util';
import type { Reading, Run, Story } from '../../../domain.ts';
import { LibraryError, RefusedStoryError } from '../../../errors.ts';
import { chooseAddress, makeAddressKey } from '../../../make-address-key.ts';
import { foldName, foldWords } from '../../../words/index.ts';
import type { Kept, KeptOrNot, RunMark } from '../../library.ts';
import { writeRun } from '../feeds/run-store.ts';
import { dropHeadlines } from '../people/decision-effect.ts';
import { type FormerPeople, keepMentions, releaseMentions } from '../people/people-writer.ts';
import { settlePeople } from '../people/settle-people.ts';
import { countChange, noteRemoval, readChange } from '../record/change-clock.ts';
import { cutRuns, digestRuns } from '../record/cut-runs.ts';
import { digestText, writeCanonicalJson } from '../record/digest.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { UtteranceWriter } from '../utterances/utterance-writer.ts';
import { makePrint, releaseCopy, settleCopy } from './copy-writer.ts';
import { dropVersions } from './page-version-store.ts';
import { releaseQuotations, writeQuotations } from './quotation-writer.ts';
import { findRefusal } from './refusals.ts';
import { makeStorable, type StoryAndReading } from './storable.ts';
import { readStory } from './story-reader.ts';

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
  const storyKey = writeStory(record, { ...story, id: storyId }, { key: known?.key ?? null, digest, change });
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

/** Removes a story with all that came from it; false when there is none. */
export function forgetStory(shelf: StoryShelf, storyId: string): boolean {
  const { record } = shelf;
  return record.write(() => {
    const known = record.first<{ key: number }>('SELECT key FROM stories WHERE id = ?', storyId);
    if (known !== undefined) removeStory(shelf, known.key);
    return known !== undefined;
  });
}

/** Removes the story in a row with all that came from it. Works inside the caller's write. */
export function removeStory({ record, utterances }: StoryShelf, storyKey: number): void {
  const change = countChange(record);
  const touched = new Set<number>();
  const formerSayings = utterances.readStory(storyKey);
  // Feeds remember that they had the story, but no more of it than that.
  record.run(
    `UPDATE feed_entries SET title = NULL, link = NULL, reason = NULL
     WHERE story_id = (SELECT id FROM stories WHERE key = ?)`,
    storyKey,
  );
  const story = record.first<{ id: string }>('SELECT id FROM stories WHERE key = ?', storyKey);
  if (story !== undefined) dropHeadlines(record, story.id);
  releaseCopy(record, storyKey);
  releaseQuotations(record, storyKey);
  releaseMentions(record, storyKey, touched);
  record.run('DELETE FROM stories WHERE key = ?', storyKey);
  utterances.replace(storyKey, formerSayings);
  noteRemoval(record, 'story', storyKey, change);
  settlePeople(record, touched, change);
}

function inPageOrder({ story, reading }: StoryAndReading): StoryAndReading {
  const quotations = reading.quotations.toSorted(
    ({ contents: [a] }, { contents: [b] }) => a.paragraph - b.paragraph || a.start - b.start || a.end - b.end,
  );
  return { story, reading: { ...reading, quotations } };
}

/** Digests all that a reader could see; ids are left out, since the first ones given stay. */
function digestContent({ id: _id, ...story }: Story, reading: Reading): string {
  const quotations = reading.quotations.map(({ id, storyId, contents, ...rest }) => ({
    ...rest,
    contents: contents.map(({ paragraph, start, end }) => [paragraph, start, end]),
  }));
  const people = reading.people.map(({ name, aliases, gender, nouns }) => ({
    name,
    aliases,
    ...(gender === undefined ? {} : { gender }),
    ...(nouns === undefined ? {} : { nouns }),
  }));
  return digestText(writeCanonicalJson({ story, quotations, people }));
}

// ── Which story it is ────────────────────────────────────────────────────────────────────────────────

interface KnownStory {
  readonly key: number;
  readonly id: string;
  readonly url: string | null;
  readonly digest: string;
}

/** Finds the story by its address, else by its id, or by the one that was made for it when its id was taken. */
function findKnown(record: RecordFile, story: Story, reading: Reading): KnownStory | null {
  const find = (column: 'url' | 'address_key' | 'id', value: string) =>
    record.first<KnownStory>(
      `SELECT key, id, url, digest FROM stories WHERE ${column} = ? ORDER BY key LIMIT 1`,
      value,
    ) ?? null;
  const byUrl = story.url === null ? null : find('url', story.url);
  if (byUrl !== null) return byUrl;
  const addressKey = story.url === null ? null : makeAddressKey(story.url);
  const byAddress = addressKey === null ? null : find('address_key', addressKey);
  if (byAddress !== null) return byAddress;
  const byId = [find('id', story.id), find('id', makeOwnId(story))];
  const isKnown = (known: KnownStory | null) =>
    known !== null && (known.digest === digestContent(story, reading) || isSameStory(record, known, story));
  return byId.find(isKnown) ?? null;
}

/** Of the forms of an address the story keeps one, or it would change with every form in which it is met. */
function settleAddress(known: KnownStory | null, { url }: Story): string | null {
  if (known === null || known.url === null || url === null || known.url === url) return url;
  return makeAddressKey(known.url) === makeAddressKey(url) ? chooseAddress(known.url, url) : url;
}

/**
 * Two addresses are two stories. Without them an id is often a file's name, and folders hold many a `story.txt`: such
 * a file is another story when neither its headline nor any of its paragraphs is the same.
 */
function isSameStory(record: RecordFile, known: KnownStory, story: Story): boolean {
  if (known.url !== null && story.url !== null) return false;
  const former = readStory(record, 'id', known.id);
  if (former === null || former.title === story.title) return true;
  const paragraphs = new Set(former.paragraphs);
  return story.paragraphs.some((paragraph) => paragraphs.has(paragraph));
}

/** Gives the story's own id, or one made with its address or headline when another story has that id. */
function findFreeId(record: RecordFile, story: Story): string {
  const isFree = (candidate: string) =>
    record.first('SELECT 1 FROM stories WHERE id = ?', candidate) === undefined;
  if (isFree(story.id)) return story.id;
  const ownId = makeOwnId(story);
  return isFree(ownId) ? ownId : `${ownId}-${digestText(ownId)}`;
}

function makeOwnId({ id, url, title }: Story): string {
  return `${id}-${digestText(url ?? title)}`;
}

// ── Its rows ─────────────────────────────────────────────────────────────────────────────────────────

interface StoryRowFacts {
  /** Null for a story not known before. */
  readonly key: number | null;
  readonly digest: string;
  readonly change: number;
}

function writeStory(record: RecordFile, story: Story, { key, digest, change }: StoryRowFacts): number {
  const columns = {
    id: story.id,
    url: story.url,
    address_key: story.url === null ? null : makeAddressKey(story.url),
    title: story.title,
    title_words: foldWords(story.title)
      .map((word) => ` ${word}`)
      .join(''),
    outlet: story.outlet,
    outlet_folded: story.outlet === null ? null : foldName(story.outlet),
    author: story.author,
    published: story.published,
    published_ms: readInstant(story.published),
    noise: JSON.stringify(story.noise),
    layout: story.layout === undefined ? null : JSON.stringify(story.layout),
    details: story.details === undefined ? null : JSON.stringify(story.details),
    digest,
    change,
  };
  const names = Object.keys(columns);
  const values = Object.values(columns);
  const storyKey =
    key ??
    record.run(
      `INSERT INTO stories (${names.join(', ')}, added_ms) VALUES (${names.map(() => '?').join(', ')}, ?)`,
      ...values,
      Date.now(),
    );
  if (key !== null) {
    record.run(
      `UPDATE stories SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE key = ?`,
      ...values,
      key,
    );
    record.run('DELETE FROM paragraphs WHERE story_key = ?', key);
  }
  // One call for all takes a tenth of the time of one for each.
  record.run(
    'INSERT INTO paragraphs (story_key, position, text) SELECT ?, key, value FROM json_each(?)',
    storyKey,
    JSON.stringify(story.paragraphs),
  );
  return storyKey;
}

function readInstant(instant: string | null): number | null {
  const milliseconds = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
