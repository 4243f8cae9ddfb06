import { readChange, readRemovals } from '../record/change-clock.ts';
import type { RecordFile } from '../record/record-file.ts';
import { readChangedStories, readStoryTerms } from './index-reader.ts';
import type { Documents } from './segments/documents.ts';
import { GrowingSegment } from './segments/growing-segment.ts';
import type { PackedSegment } from './segments/packed-segment.ts';
import type { PostingsCollector } from './segments/postings-collector.ts';
import { describeStory, type Segment } from './segments/segment.ts';
import { readChanges, readChangesOf, type StoredSegment } from './segments/segment-store.ts';

/** Stories of the index that stand packed: in memory, on disk, or both. */
export interface Holding {
  /** Null while its words are not in memory. */
  segment: PackedSegment | null;
  readonly documents: Documents;
  /** Null when it is not written, or when another process has put it into a larger one. */
  storedKey: number | null;
  /** How much memory it takes once its words are there, about. */
  readonly sizeBytes: number;
  /** Whether there is no memory for it. */
  isLeftOut: boolean;
}

interface Missing {
  readonly key: number;
  /** The change of the record in which it was written, or a later one. */
  readonly change: number;
}

/** What some stories stand in: a holding, or the segment to which stories are added. */
type Home = Pick<Holding, 'documents'> & { readonly segment: Segment | null };

/** A segment that is made of many missing stories at once. */
export interface SegmentInTheMaking {
  readonly documents: Documents;
  readonly terms: PostingsCollector;
}

/**
 * The words of all stories and quotations, held in memory in segments. It is made from the record alone, and follows it:
 * each story stands in one segment, as of the change in which it was last written, or is missing until it is indexed.
 */
export class KeptIndex {
  readonly #record: RecordFile;
  /** What is added goes here. */
  #tail: GrowingSegment = new GrowingSegment();
  /** Former tails that are being packed. */
  readonly #sealed = new Set<GrowingSegment>();
  readonly #holdings = new Set<Holding>();
  readonly #places = new Map<number, { readonly home: Home; readonly story: number }>();
  /** Stories that stand in no segment yet, the newest last. */
  #missing: Missing[] = [];
  #makingCount = 0;
  /** Missing stories for which there is no memory. */
  #leftOutCount = 0;
  /** The last change of the record that stands in the index. */
  #change: number;
  #lastListed = 0;
  /** Stories that kept segments may have, with the change in which each was written last; none once all is claimed. */
  #unclaimed = new Map<number, number>();

  /** Begins with the state of the record as it is. Works inside the caller's read. */
  constructor(record: RecordFile) {
    this.#record = record;
    this.#change = readChange(record);
  }

  /** Lists some more of the stories, by age; true when there are no more. Works inside the caller's read. */
  listSome(countMax: number): boolean {
    const some = readChanges(this.#record, { after: this.#lastListed, countMax });
    for (const [key, change] of some) {
      this.#unclaimed.set(key, change);
      this.#lastListed = key;
    }
    return some.size < countMax;
  }

  /** Takes in a kept segment with those of its stories that stand nowhere else yet; false when that is none. */
  claim({ key, documents, sizeBytes }: StoredSegment): boolean {
    const holding: Holding = { segment: null, documents, storedKey: key, sizeBytes, isLeftOut: false };
    for (let story = 0; story < documents.storyCount; story += 1) {
      const storyKey = documents.storyKeyOf(story);
      if (this.#unclaimed.get(storyKey) === documents.changeOf(story)) {
        this.#unclaimed.delete(storyKey);
        this.#places.set(storyKey, { home: holding, story });
      } else documents.bury(story);
    }
    if (documents.countLive('story') === 0) return false;
    this.#holdings.add(holding);
    return true;
  }

  /** Lets the stories be missing that no kept segment has. */
  endClaims(): void {
    this.#missing = Array.from(this.#unclaimed, ([key, change]) => ({ key, change }));
    this.#unclaimed = new Map();
  }

  /** The last change of the record that stands in the index, or is missing. */
  get change(): number {
    return this.#change;
  }

  /** What can be searched. */
  get segments(): readonly Segment[] {
    return [this.#tail, ...this.#sealed, ...[...this.#holdings].flatMap(({ segment }) => segment ?? [])];
  }

  get holdings(): readonly Holding[] {
    return [...this.#holdings];
  }

  /** Those that are to be loaded, the newest first. */
  get waiting(): readonly Holding[] {
    return this.holdings.filter(({ segment, isLeftOut }) => segment === null && !isLeftOut);
  }

  /** How many stories stand in the segment that grows. */
  get tailCount(): number {
    return this.#tail.documents.storyCount;
  }

  get missingCount(): number {
    return this.#missing.length;
  }

  /** How many stories were read into a segment in the making, and cannot be found until it is put here. */
  get makingCount(): number {
    return this.#makingCount;
  }

  /** The change in which the newest of the missing stories was written; 0 when none is missing. */
  get newestMissingChange(): number {
    return this.#missing.at(-1)?.change ?? 0;
  }

  get leftOutCount(): number {
    return this.#leftOutCount;
  }

  /**
   * Takes note of what any process changed in the record: what was removed or written anew is found no more, and what was
   * written is missing until it is indexed. Works inside the caller's read.
   */
  noteChanges(): void {
    const changes = { since: this.#change, upTo: readChange(this.#record) };
    if (changes.since === changes.upTo) return;
    for (const key of readRemovals(this.#record, 'story', changes)) this.#drop(key);
    for (const key of readChangedStories(this.#record, changes)) {
      this.#drop(key);
      this.#missing.push({ key, change: changes.upTo });
    }
    this.#change = changes.upTo;
  }

  /** Indexes some of the missing stories, the newest first. Works inside the caller's read. */
  indexMissing(countMax: number): void {
    for (const key of this.#takeMissing(countMax)) {
      const terms = readStoryTerms(this.#record, key);
      if (terms === null) continue;
      const story = this.#tail.add(terms.story, terms.documents);
      this.#places.set(key, { home: { segment: this.#tail, documents: this.#tail.documents }, story });
    }
  }

  /** Reads some of the missing stories, the newest first, into a segment in the making. Works inside the caller's read. */
  readMissing(countMax: number, { documents, terms }: SegmentInTheMaking): void {
    for (const key of this.#takeMissing(countMax)) {
      this.#makingCount += 1;
      const read = readStoryTerms(this.#record, key);
      if (read === null) continue;
      const firstRow = documents.rowCount;
      documents.add(describeStory(read.story, read.documents));
      read.documents.forEach((document, index) => {
        terms.add({ row: firstRow + index, terms: document.terms });
      });
    }
  }

  /** Gives up the missing stories, for which there is no memory. */
  leaveOutMissing(): void {
    this.#leftOutCount += this.#missing.length;
    this.#missing = [];
  }

  /** Gives up a holding whose words cannot be read; its stories are missing then. */
  giveUp(holding: Holding): void {
    this.#holdings.delete(holding);
    for (const [key, { home }] of this.#places) {
      if (home !== holding) continue;
      this.#places.delete(key);
      this.#missing.unshift({ key, change: holding.documents.newestChange });
    }
  }

  /** Begins another tail; the former one stays as it is from now on, but for what is taken out. */
  sealTail(): GrowingSegment {
    const sealed = this.#tail;
    this.#sealed.add(sealed);
    this.#tail = new GrowingSegment();
    return sealed;
  }

  /** Buries, in documents that stand in no home, the stories that are in the record no more as they were read. */
  buryGone(documents: Documents): void {
    const changes = readChangesOf(this.#record, documents);
    for (let story = 0; story < documents.storyCount; story += 1)
      if (changes.get(documents.storyKeyOf(story)) !== documents.changeOf(story)) documents.bury(story);
  }

  /** Puts a holding in place of what it was made of. Works inside the caller's read. */
  put(holding: Holding, { holdings, sealed }: Replaced): void {
    const { documents } = holding;
    this.noteChanges();
    const former = new Set([...holdings, ...(sealed === null ? [] : [sealed])].map((one) => one.documents));
    // Of stories that stood nowhere before, the index cannot tell what became of them.
    const isNew = former.size === 0;
    if (isNew) {
      this.buryGone(documents);
      this.#makingCount = 0;
    }
    for (let story = 0; story < documents.storyCount; story += 1) {
      const key = documents.storyKeyOf(story);
      const place = this.#places.get(key);
      if (place === undefined ? !isNew : !former.has(place.home.documents)) documents.bury(story);
      else if (documents.isStoryAlive(story)) this.#places.set(key, { home: holding, story });
    }
    for (const one of holdings) this.#holdings.delete(one);
    if (sealed !== null) this.#sealed.delete(sealed);
    this.#holdings.add(holding);
  }

  /** Takes missing stories, but for those that were indexed meanwhile. */
  #takeMissing(countMax: number): readonly number[] {
    const keys = this.#missing.splice(Math.max(0, this.#missing.length - countMax)).reverse();
    return [...new Set(keys.map(({ key }) => key))].filter((key) => !this.#places.has(key));
  }

  #drop(storyKey: number): void {
    const place = this.#places.get(storyKey);
    if (place === undefined) return;
    const { home, story } = place;
    if (home.segment === null) home.documents.bury(story);
    else home.segment.bury(story);
    this.#places.delete(storyKey);
  }
}

/** What a holding was made of: other holdings, a former tail, or nothing that stood in the index before. */
export interface Replaced {
  readonly holdings: readonly Holding[];
  readonly sealed: GrowingSegment | null;
}
