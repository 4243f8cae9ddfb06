import { readChange } from './change-clock.ts';
import { readRemovals, readStoryTerms } from './index-reader.ts';
import type { RecordFile } from './record-file.ts';
import type { ByteReader } from './segments/bytes.ts';
import type { RowTerms } from './segments/collect-postings.ts';
import { Documents } from './segments/documents.ts';
import { decodePostings, type Postings } from './segments/postings.ts';
import { describeStory, Segment } from './segments/segment.ts';
import { readSegments, type StoredSegment } from './segments/segment-store.ts';

/** Some stories of the index: in memory, on disk, or both. */
export interface Holding {
  /** Null while its words are not read. */
  segment: Segment | null;
  documents: Documents;
  /** Null while it is not written, or when another process has put it into a larger one. */
  storedKey: number | null;
  /** How much memory it takes once its words are read, about; 0 while it grows. */
  sizeBytes: number;
}

export interface SegmentInTheMaking {
  readonly documents: Documents;
  readonly terms: RowTerms[];
}

/**
 * The words of all stories and quotations, held in memory in segments. It is made from the record alone, and follows it:
 * each story stands in one holding, as of the change in which it was last written.
 */
export class KeptIndex {
  readonly #record: RecordFile;
  /** What is added goes here. */
  #tail: Holding = makeTail();
  readonly #holdings = new Set<Holding>([this.#tail]);
  readonly #places = new Map<number, { readonly holding: Holding; readonly story: number }>();
  /** Stories that stand in no segment yet, the newest first. */
  #missing: number[] = [];
  /** The last change of the record that stands in the index. */
  #change = 0;

  private constructor(record: RecordFile) {
    this.#record = record;
  }

  /**
   * Finds out what is kept of the index and what is missing; nothing is searched until it is loaded or indexed. Works
   * inside the caller's read.
   */
  static open(record: RecordFile): { readonly index: KeptIndex; readonly unusable: readonly number[] } {
    const index = new KeptIndex(record);
    const { segments, unusable } = readSegments(record);
    const stories = record.all<{ key: number; change: number }>(
      'SELECT key, change FROM stories ORDER BY change DESC',
    );
    const changes = new Map(stories.map(({ key, change }) => [key, change]));
    // Of two processes that wrote the same stories down, one did so in vain.
    const idle = segments.filter((stored) => !index.#claim(stored, changes)).map(({ key }) => key);
    index.#missing = stories.map(({ key }) => key).filter((key) => !index.#places.has(key));
    index.#change = readChange(record);
    return { index, unusable: [...unusable, ...idle] };
  }

  /** What can be searched. */
  get segments(): readonly Segment[] {
    return [...this.#holdings].flatMap(({ segment }) => segment ?? []);
  }

  get holdings(): readonly Holding[] {
    return [...this.#holdings];
  }

  get tail(): Holding {
    return this.#tail;
  }

  get missingCount(): number {
    return this.#missing.length;
  }

  /** Takes in some stories' worth of what any process changed in the record; true when there is no more. */
  catchUpSome(countMax: number): boolean {
    const newest = readChange(this.#record);
    if (newest === this.#change) return true;
    const since = this.#change;
    const changed = this.#record.all<{ key: number; change: number }>(
      'SELECT key, change FROM stories WHERE change > ? ORDER BY change LIMIT ?',
      since,
      countMax,
    );
    // A change touches one story at most, so that a slice ends between two changes.
    const last = changed.at(-1);
    const upTo = changed.length === countMax && last !== undefined ? last.change : newest;
    for (const key of readRemovals(this.#record, 'story', { since, upTo })) this.#drop(key);
    for (const { key } of changed) this.#add(key);
    this.#change = upTo;
    return upTo === newest;
  }

  /** Indexes some of the missing stories, the newest first. Works inside the caller's read. */
  indexMissing(countMax: number): void {
    // A story that was changed meanwhile stands in the tail already; one that was removed is not there any more.
    const keys = this.#missing.splice(0, countMax).filter((key) => !this.#places.has(key));
    for (const key of keys) this.#add(key);
  }

  /** Reads some of the missing stories, the newest first, into a segment in the making. Works inside the caller's read. */
  readMissing(countMax: number, { documents, terms }: SegmentInTheMaking): void {
    for (const key of this.#missing.splice(0, countMax)) {
      const read = this.#places.has(key) ? null : readStoryTerms(this.#record, key);
      if (read === null) continue;
      const firstRow = documents.rowCount;
      documents.add(describeStory(read.story, read.documents));
      for (const [index, document] of read.documents.entries())
        terms.push({ row: firstRow + index, terms: document.terms });
    }
  }

  /** Takes in a segment of stories that were missing, but for those that were written anew or removed meanwhile. */
  async hold(documents: Documents, postings: readonly Postings[], isWanted: () => boolean): Promise<Holding> {
    const holding: Holding = { segment: null, documents, storedKey: null, sizeBytes: 0 };
    holding.segment = await Segment.load(documents, whileWanted(postings, isWanted));
    const changes = this.#readChanges(documents);
    for (let story = 0; story < documents.storyCount; story += 1) {
      const key = documents.storyKeyOf(story);
      if (this.#places.has(key) || changes.get(key) !== documents.changeOf(story)) bury(holding, story);
      else this.#places.set(key, { holding, story });
    }
    this.#holdings.add(holding);
    return holding;
  }

  #readChanges(documents: Documents): ReadonlyMap<number, number> {
    const keys = Array.from({ length: documents.storyCount }, (_, story) => documents.storyKeyOf(story));
    const rows = this.#record.all<{ key: number; change: number }>(
      'SELECT key, change FROM stories WHERE key IN (SELECT value FROM json_each(?))',
      JSON.stringify(keys),
    );
    return new Map(rows.map(({ key, change }) => [key, change]));
  }

  /** Reads the words of a holding, pausing often. */
  async load(holding: Holding, body: ByteReader, isWanted: () => boolean): Promise<void> {
    const { documents } = holding;
    const postings = decodePostings(body, (row) => documents.isAlive(row));
    const segment = await Segment.load(documents, whileWanted(postings, isWanted));
    if (isWanted()) holding.segment = segment;
  }

  /** Gives up a holding whose words cannot be read; its stories are missing then. */
  giveUp(holding: Holding): void {
    this.#holdings.delete(holding);
    for (const [key, place] of this.#places) {
      if (place.holding !== holding) continue;
      this.#places.delete(key);
      this.#missing.push(key);
    }
  }

  /** Closes the tail, which stays as it is from now on but for what is taken out, and begins another. */
  sealTail(): Holding {
    const sealed = this.#tail;
    sealed.segment?.seal();
    this.#tail = makeTail();
    this.#holdings.add(this.#tail);
    return sealed;
  }

  /** Buries, in documents read anew, the stories that do not stand in one of the holdings as they were written. */
  buryStale(documents: Documents, holdings: ReadonlySet<Holding>): void {
    for (let story = 0; story < documents.storyCount; story += 1) {
      const place = this.#places.get(documents.storyKeyOf(story));
      const isCurrent =
        place !== undefined &&
        holdings.has(place.holding) &&
        place.holding.documents.changeOf(place.story) === documents.changeOf(story);
      if (!isCurrent) documents.bury(story);
    }
  }

  /** Puts one holding, which has all their stories, in place of several. */
  replace(former: ReadonlySet<Holding>, merged: Holding): void {
    const { documents } = merged;
    for (let story = 0; story < documents.storyCount; story += 1) {
      const key = documents.storyKeyOf(story);
      const place = this.#places.get(key);
      const isCurrent = place !== undefined && former.has(place.holding);
      if (!isCurrent) bury(merged, story);
      else this.#places.set(key, { holding: merged, story });
    }
    for (const holding of former) this.#holdings.delete(holding);
    this.#holdings.add(merged);
  }

  /** Takes in a segment with those of its stories that stand nowhere else yet; false when that is none. */
  #claim({ key, documents, sizeBytes }: StoredSegment, changes: ReadonlyMap<number, number>): boolean {
    const holding: Holding = { segment: null, documents, storedKey: key, sizeBytes };
    for (let story = 0; story < documents.storyCount; story += 1) {
      const storyKey = documents.storyKeyOf(story);
      const isCurrent = changes.get(storyKey) === documents.changeOf(story) && !this.#places.has(storyKey);
      if (isCurrent) this.#places.set(storyKey, { holding, story });
      else documents.bury(story);
    }
    if (documents.countLive('story') === 0) return false;
    this.#holdings.add(holding);
    return true;
  }

  #drop(storyKey: number): void {
    const place = this.#places.get(storyKey);
    if (place === undefined) return;
    bury(place.holding, place.story);
    this.#places.delete(storyKey);
  }

  #add(storyKey: number): void {
    this.#drop(storyKey);
    const terms = readStoryTerms(this.#record, storyKey);
    if (terms === null || this.#tail.segment === null) return;
    const story = this.#tail.segment.add(terms.story, terms.documents);
    this.#places.set(storyKey, { holding: this.#tail, story });
  }
}

function makeTail(): Holding {
  const documents = new Documents();
  return { segment: new Segment(documents), documents, storedKey: null, sizeBytes: 0 };
}

function bury({ segment, documents }: Holding, story: number): void {
  if (segment === null) documents.bury(story);
  else segment.bury(story);
}

/** Ends early when what is made of it is wanted no more. */
function* whileWanted<T>(items: Iterable<T>, isWanted: () => boolean): Generator<T, void> {
  for (const item of items) {
    if (!isWanted()) return;
    yield item;
  }
}
