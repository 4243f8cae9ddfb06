import type { Coverage, LibraryOptions } from '../library.ts';
import { type Holding, KeptIndex } from './kept-index.ts';
import type { RecordFile } from './record-file.ts';
import { ByteReader } from './segments/bytes.ts';
import { collectPostings, type RowTerms } from './segments/collect-postings.ts';
import { Documents, decodeDocuments } from './segments/documents.ts';
import { mergeSegments, type Part, type Written } from './segments/merge-segments.ts';
import { decodePostings, type Postings } from './segments/postings.ts';
import type { Segment } from './segments/segment.ts';
import {
  dropSegments,
  estimateBytes,
  readBody,
  readSegment,
  storeSegment,
} from './segments/segment-store.ts';

/**
 * Loads the index in the background, newest stories first, and looks after it: what was indexed is written down, and
 * many small segments become few large ones. All in slices, so that calls are answered meanwhile.
 */
export class IndexKeeper {
  readonly #record: RecordFile;
  readonly #options: LibraryOptions;
  #index: KeptIndex | null = null;
  #begun: Promise<KeptIndex> | null = null;
  #whole: Promise<void> = Promise.resolve();
  #isLoading = false;
  #isTending = false;
  #isCatchingUp = false;
  #lackingBytes = 0;
  #isClosed = false;

  constructor(record: RecordFile, options: LibraryOptions) {
    this.#record = record;
    this.#options = options;
    // Where answers are wanted soon, somebody will ask; else perhaps nobody does, and there is no use in loading.
    if (options.answers === 'soon') this.#begin().catch(() => {});
  }

  /** Gives the index as soon as it may be searched; starts to load it when nobody has. */
  async ready(): Promise<KeptIndex> {
    const index = await this.#begin();
    if (this.#options.answers === 'whole') await this.#whole;
    return index;
  }

  /** Resolves when the newest stories are loaded, if anybody wants the index at all. */
  async newestLoaded(): Promise<void> {
    await this.#begun;
  }

  /** Tells how much of the library the index knows by now. */
  state(): Omit<Coverage, 'storyCount'> {
    const segments = this.#index?.segments ?? [];
    return {
      searchableCount: segments.reduce((sum, { documents }) => sum + documents.countLive('story'), 0),
      isLoading: this.#isLoading,
      memoryBytesMax: this.#options.memoryBytesMax,
      lackingBytes: this.#lackingBytes,
    };
  }

  /** Takes in what has changed, inside the caller's read; gives what can be searched. */
  catchUp(index: KeptIndex): readonly Segment[] {
    while (!index.catchUpSome(sliceStoryCount));
    if (index.tail.documents.storyCount >= sealedStoryCount) this.nudge();
    return index.segments;
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Takes in what this process has changed before somebody waits for it. */
  nudge(): void {
    if (this.#index === null || this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    void this.#catchUpSoon(this.#index).catch(() => {
      // Whoever searches next takes it in, and is told what fails.
    });
  }

  async #catchUpSoon(index: KeptIndex): Promise<void> {
    try {
      for (let isDone = false; !isDone && !this.#isClosed; ) {
        await pause();
        if (this.#isClosed) return;
        isDone = this.#record.read(() => index.catchUpSome(sliceStoryCount));
      }
      await this.#tend(index);
    } finally {
      this.#isCatchingUp = false;
    }
  }

  // ── Loading ────────────────────────────────────────────────────────────────────────────────────────

  /** Loads the newest stories, and goes on with the rest; after a failure it is tried again. */
  #begin(): Promise<KeptIndex> {
    if (this.#begun !== null) return this.#begun;
    this.#isLoading = true;
    this.#begun = this.#loadNewest().catch((error: unknown) => {
      this.#begun = null;
      this.#isLoading = false;
      throw error;
    });
    return this.#begun;
  }

  async #loadNewest(): Promise<KeptIndex> {
    const { index, unusable } = this.#record.read(() => KeptIndex.open(this.#record));
    if (unusable.length > 0) this.#record.write(() => dropSegments(this.#record, unusable));
    await this.#indexMissing(index, sealedStoryCount);
    const waiting = index.holdings.filter(({ segment }) => segment === null);
    const newest = waiting.shift();
    if (newest !== undefined) await this.#load(index, newest);
    this.#index = index;
    this.#whole = this.#loadRest(index, waiting)
      .catch((error: unknown) => {
        this.#begun = null;
        throw error;
      })
      .finally(() => {
        this.#isLoading = false;
      });
    // Whoever waits for all of it is told; others search what is there.
    this.#whole.catch(() => {});
    return index;
  }

  async #loadRest(index: KeptIndex, waiting: readonly Holding[]): Promise<void> {
    for (const holding of waiting) {
      if (this.#isClosed) return;
      // Once something does not fit, nothing older is taken in, even if it is small.
      const isFitting = this.#lackingBytes === 0 && holding.sizeBytes <= this.#roomBytes(index);
      if (isFitting) await this.#load(index, holding);
      else this.#lackingBytes += holding.sizeBytes;
    }
    while (index.missingCount > 0 && this.#lackingBytes === 0 && !this.#isClosed) {
      if (index.missingCount >= sealedStoryCount) await this.#makeSegment(index);
      else await this.#indexMissing(index, sealedStoryCount);
      await this.#tend(index);
      if (this.#roomBytes(index) < 0) this.#lackingBytes = index.missingCount * usualStoryBytes;
    }
    await this.#tend(index);
  }

  #roomBytes(index: KeptIndex): number {
    const loaded = index.holdings.filter(({ segment }) => segment !== null);
    return loaded.reduce((room, { sizeBytes }) => room - sizeBytes, this.#options.memoryBytesMax);
  }

  async #load(index: KeptIndex, holding: Holding): Promise<void> {
    const { storedKey } = holding;
    const body = storedKey === null ? null : readBody(this.#record, storedKey);
    if (body !== null) await index.load(holding, body, () => !this.#isClosed);
    else {
      index.giveUp(holding);
      if (storedKey !== null) this.#record.write(() => dropSegments(this.#record, [storedKey]));
    }
  }

  async #indexMissing(index: KeptIndex, countMax: number): Promise<void> {
    for (
      let count = 0;
      count < countMax && index.missingCount > 0 && !this.#isClosed;
      count += sliceStoryCount
    ) {
      this.#record.read(() => index.indexMissing(sliceStoryCount));
      await pause();
    }
  }

  /** Makes a segment of many missing stories at once, which takes half the time of adding them one by one. */
  async #makeSegment(index: KeptIndex): Promise<void> {
    const made = { documents: new Documents(), terms: [] as RowTerms[] };
    for (
      let count = 0;
      count < madeStoryCount && index.missingCount > 0 && !this.#isClosed;
      count += sliceStoryCount
    ) {
      this.#record.read(() => index.readMissing(sliceStoryCount, made));
      await pause();
    }
    if (this.#isClosed) return;
    const postings = collectPostings(made.terms);
    const holding = await index.hold(made.documents, postings, () => !this.#isClosed);
    await this.#store(holding, postings);
  }

  // ── Looking after ──────────────────────────────────────────────────────────────────────────────────

  /** Writes down what was indexed, and merges; does nothing when it is at it already. */
  async #tend(index: KeptIndex): Promise<void> {
    if (this.#isTending || this.#isClosed) return;
    this.#isTending = true;
    try {
      if (index.tail.documents.storyCount >= sealedStoryCount) await this.#seal(index);
      for (let group = chooseGroup(index); group !== null; group = chooseGroup(index)) {
        if (this.#isClosed || !(await this.#merge(index, group))) return;
      }
    } finally {
      this.#isTending = false;
    }
  }

  async #seal(index: KeptIndex): Promise<void> {
    const postings = index.tail.segment?.postings() ?? [];
    await this.#store(index.sealTail(), postings);
  }

  async #store(holding: Holding, postings: readonly Postings[]): Promise<void> {
    const written = await this.#write([{ documents: holding.documents, postings: postings.values() }]);
    if (written === null) return;
    holding.sizeBytes = estimateBytes(written);
    holding.storedKey = storeSegment(this.#record, written, []);
  }

  /** Makes one segment of several; false when that could not be done. */
  async #merge(index: KeptIndex, group: ReadonlySet<Holding>): Promise<boolean> {
    const parts: Part[] = [];
    for (const { storedKey } of group) {
      const stored = storedKey === null ? null : readSegment(this.#record, storedKey);
      const body = storedKey === null ? null : readBody(this.#record, storedKey);
      if (stored === null || body === null) return this.#disown(group);
      index.buryStale(stored.documents, group);
      parts.push({ documents: stored.documents, postings: decodePostings(body, () => true) });
    }
    const written = await this.#write(parts);
    if (written === null) return false;
    const documents = decodeDocuments(new ByteReader(written.head));
    index.buryStale(documents, group);
    const holding: Holding = { segment: null, documents, storedKey: null, sizeBytes: estimateBytes(written) };
    await index.load(holding, new ByteReader(written.body), () => !this.#isClosed);
    if (this.#isClosed) return false;
    const keys = [...group].flatMap(({ storedKey }) => storedKey ?? []);
    holding.storedKey = storeSegment(this.#record, written, keys);
    index.replace(group, holding);
    return true;
  }

  /** Leaves segments alone that another process has merged, or that are damaged: memory has them as they were. */
  #disown(group: ReadonlySet<Holding>): false {
    for (const holding of group) holding.storedKey = null;
    return false;
  }

  async #write(parts: readonly Part[]): Promise<Written | null> {
    const written = await mergeSegments(parts, pause);
    return this.#isClosed ? null : written;
  }
}

/** Stories that are indexed anew at each start until so many have gathered: about half a second's work. */
const sealedStoryCount = 256;

/** Stories of one segment that is made at once: some seconds' work. */
const madeStoryCount = 1024;

/** What a story of some hundred words and its quotations take in the index, about. */
const usualStoryBytes = 16_000;

/** Small enough that indexing them takes some hundredths of a second. */
const sliceStoryCount = 10;

/** Segments grow fourfold; the largest, a hundred thousand quotations, take some seconds to merge and 300 MB meanwhile. */
const growth = 4;
const largestStoryCount = 16_384;

/** The newest of each size are left alone, so that what is loaded first at a start is small. */
const segmentsOfSizeMax = 2 * growth;

/** Chooses the oldest of the smallest segments when there are many; null when there are few of every size. */
function chooseGroup(index: KeptIndex): ReadonlySet<Holding> | null {
  for (let size = sealedStoryCount; size < largestStoryCount; size *= growth) {
    const ofSize = index.holdings
      .filter(({ segment, storedKey, documents }) => {
        const count = documents.storyCount;
        return segment !== null && storedKey !== null && count >= size / 2 && count < (size * growth) / 2;
      })
      .sort((a, b) => newestChange(a.documents) - newestChange(b.documents));
    if (ofSize.length >= segmentsOfSizeMax) return new Set(ofSize.slice(0, growth));
  }
  return null;
}

function newestChange(documents: Documents): number {
  return documents.changeOf(documents.storyCount - 1);
}

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
