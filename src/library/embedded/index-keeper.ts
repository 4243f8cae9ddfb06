import { LibraryError } from '../../errors.ts';
import type { Coverage, LibraryOptions } from '../library.ts';
import { type Holding, KeptIndex, type Replaced } from './kept-index.ts';
import type { RecordFile } from './record-file.ts';
import { Documents } from './segments/documents.ts';
import { mergeSegments, type Part } from './segments/merge-segments.ts';
import { PackedSegment } from './segments/packed-segment.ts';
import { PostingsCollector, type RowTerms } from './segments/postings-collector.ts';
import type { Segment } from './segments/segment.ts';
import {
  dropSegments,
  estimateBytes,
  listSegments,
  prepareSegment,
  readBody,
  readSegment,
  type Storable,
  storeSegment,
} from './segments/segment-store.ts';

/**
 * Loads the index in the background, newest stories first, and looks after it: what is missing is indexed, what was
 * indexed is packed and written down, and many small segments become few large ones. All in slices, so that calls are
 * answered meanwhile.
 */
export class IndexKeeper {
  readonly #record: RecordFile;
  readonly #options: LibraryOptions;
  #begun: Promise<KeptIndex> | null = null;
  #index: KeptIndex | null = null;
  #working: Promise<void> | null = null;
  readonly #reading = new Set<Promise<unknown>>();
  /** Whether older stories were left out for want of memory. */
  #isFull = false;
  #isClosed = false;

  constructor(record: RecordFile, options: LibraryOptions) {
    this.#record = record;
    this.#options = options;
    // Where answers are wanted soon, somebody will ask; else perhaps nobody does, and there is no use in loading.
    if (options.answers === 'soon') this.#begin().catch(() => {});
  }

  /**
   * Searches the index within one read of the record: all of it, or what is there when answers are wanted soon. What was
   * removed, and what was written before the last few stories, is found as it stands in the record either way.
   */
  async read<T>(search: (segments: readonly Segment[]) => T): Promise<T> {
    const searched = this.#search(search);
    this.#reading.add(searched);
    return searched.finally(() => this.#reading.delete(searched));
  }

  async #search<T>(search: (segments: readonly Segment[]) => T): Promise<T> {
    for (;;) {
      const index = await this.#begin();
      const outcome = this.#record.read(() =>
        this.#mayBeSearched(index) ? { found: search(index.segments) } : null,
      );
      if (outcome !== null) return outcome.found;
      await this.#work(index);
    }
  }

  #mayBeSearched(index: KeptIndex): boolean {
    index.noteChanges();
    // A few stories are not waited for; of many, the newest come first.
    if (index.missingCount <= sliceStoryCount) index.indexMissing(sliceStoryCount);
    const isWhole = index.missingCount === 0 && index.waiting.length === 0;
    if (!isWhole || index.tailCount >= sealedStoryCount) this.nudge();
    return isWhole || this.#options.answers === 'soon';
  }

  /** Takes in what was changed before somebody waits for it; does nothing when nobody has wanted the index yet. */
  nudge(): void {
    if (this.#index === null || this.#isClosed) return;
    this.#work(this.#index).catch(() => {
      // Whoever searches next has it done again, and is told what fails.
    });
  }

  /** Tells how much of the library the index knows by now; waits for the newest stories, if anybody wants the index. */
  async state(): Promise<Omit<Coverage, 'storyCount'>> {
    await this.#begun;
    const index = this.#index;
    const segments = index?.segments ?? [];
    return {
      searchableCount: segments.reduce((sum, { documents }) => sum + documents.countLive('story'), 0),
      isLoading:
        this.#begun !== null &&
        (index === null || index.waiting.length > 0 || index.missingCount > sliceStoryCount),
      memoryBytesMax: this.#options.memoryBytesMax,
      lackingBytes: index === null ? 0 : lackingBytesOf(index),
    };
  }

  /** Stops once those are answered who wait for the index; when nobody does, there is no use in loading on. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#reading);
    this.#isClosed = true;
  }

  // ── Work ───────────────────────────────────────────────────────────────────────────────────────────

  /** Opens the index and loads the newest stories; after a failure it is tried again. */
  #begin(): Promise<KeptIndex> {
    this.#begun ??= this.#open().catch((error: unknown) => {
      this.#begun = null;
      throw error;
    });
    return this.#begun;
  }

  async #open(): Promise<KeptIndex> {
    const index = this.#record.read(() => new KeptIndex(this.#record));
    while (!this.#record.read(() => index.listSome(listedAtOnceMax))) {
      await pause();
      if (this.#isClosed) return index;
    }
    const unusable: number[] = [];
    const seen = new Set<number>();
    // Asked for anew each time: another process may put segments together meanwhile.
    const nextKey = () => listSegments(this.#record).find((key) => !seen.has(key));
    for (let key = nextKey(); key !== undefined && !this.#isClosed; key = nextKey()) {
      seen.add(key);
      const stored = readSegment(this.#record, key);
      // Of two processes that wrote the same stories down, one did so in vain.
      if (stored === null || !index.claim(stored)) unusable.push(key);
      await pause();
    }
    index.endClaims();
    if (unusable.length > 0 && !this.#isClosed)
      this.#record.write(() => dropSegments(this.#record, unusable));
    for (let count = 0; count < sealedStoryCount && !this.#isClosed; count += sliceStoryCount) {
      if (index.missingCount === 0) break;
      this.#record.read(() => index.indexMissing(sliceStoryCount));
      await pause();
    }
    if (!this.#isClosed) await this.#loadNext(index);
    this.#index = index;
    this.nudge();
    return index;
  }

  /** Works until the index has all of the record; everybody waits for the same work. */
  #work(index: KeptIndex): Promise<void> {
    this.#working ??= this.#workThrough(index)
      .catch((error: unknown) => {
        // What was under way is lost; it is all in the record.
        this.#begun = null;
        this.#index = null;
        throw error;
      })
      .finally(() => {
        this.#working = null;
      });
    return this.#working;
  }

  async #workThrough(index: KeptIndex): Promise<void> {
    do {
      // Those who were answered meanwhile may go on first.
      await pause();
      if (this.#isClosed) return;
      this.#record.read(() => index.noteChanges());
      this.#makeRoom(index);
    } while (await this.#workSome(index));
  }

  /** Does what is most urgent; false when there is nothing left. */
  async #workSome(index: KeptIndex): Promise<boolean> {
    if (index.missingCount > 0 && index.missingCount < sealedStoryCount) {
      this.#record.read(() => index.indexMissing(sliceStoryCount));
      return true;
    }
    if (await this.#loadNext(index)) return true;
    const group = chooseGroup(index);
    if (group !== null) return this.#merge(index, group);
    if (index.missingCount > 0) return this.#packMissing(index);
    return index.tailCount >= sealedStoryCount && this.#packTail(index);
  }

  /** Leaves out the oldest while the index takes more memory than it may, but never all. */
  #makeRoom(index: KeptIndex): void {
    const loaded = index.holdings.filter(({ segment }) => segment !== null).sort(byAge);
    let room = this.#options.memoryBytesMax - sumBytes(loaded) - usualStoryBytes.growing * index.tailCount;
    while (room < 0 && loaded.length > 1) {
      const oldest = loaded.shift();
      if (oldest === undefined) break;
      oldest.segment = null;
      oldest.isLeftOut = true;
      room += oldest.sizeBytes;
      this.#isFull = true;
    }
    const [oldest] = loaded;
    if (room < 0 && oldest !== undefined && index.newestMissingChange < oldest.documents.newestChange) {
      index.leaveOutMissing();
      this.#isFull = true;
    }
  }

  /** Loads the newest holding that waits; false when none does. */
  async #loadNext(index: KeptIndex): Promise<boolean> {
    const [next, ...others] = index.waiting.toSorted(byAge).reverse();
    if (next === undefined) return false;
    const loaded = index.holdings.filter(({ segment }) => segment !== null);
    const isFitting = loaded.length === 0 || sumBytes([...loaded, next]) <= this.#options.memoryBytesMax;
    if (this.#isFull || !isFitting) {
      // Once something does not fit, nothing older is taken in, even if it is small.
      for (const holding of [next, ...others]) holding.isLeftOut = true;
      this.#isFull = true;
      return true;
    }
    const { storedKey } = next;
    const body = storedKey === null ? null : readBody(this.#record, storedKey);
    await pause();
    if (this.#isClosed) return false;
    if (body !== null) next.segment = new PackedSegment(next.documents, body);
    else {
      index.giveUp(next);
      if (storedKey !== null) this.#record.write(() => dropSegments(this.#record, [storedKey]));
    }
    return true;
  }

  // ── Packing ────────────────────────────────────────────────────────────────────────────────────────

  /** Makes a segment of many missing stories at once, which takes half the time of adding them one by one. */
  async #packMissing(index: KeptIndex): Promise<boolean> {
    const since = index.change;
    const made = { documents: new Documents(), terms: new PostingsCollector() };
    for (let count = 0; count < madeStoryCount && index.missingCount > 0; count += sliceStoryCount) {
      this.#record.read(() => index.readMissing(sliceStoryCount, made));
      await pause();
      if (this.#isClosed) return false;
    }
    const postings = made.terms.finish();
    const part = { documents: made.documents, postings: () => postings };
    return this.#pack(index, [part], { replaced: { holdings: [], sealed: null }, since });
  }

  async #packTail(index: KeptIndex): Promise<boolean> {
    const since = index.change;
    const sealed = index.sealTail();
    const postings = await collectInSlices(sealed.rows());
    return this.#pack(index, [{ documents: sealed.documents, postings: () => postings }], {
      replaced: { holdings: [], sealed },
      since,
    });
  }

  #merge(index: KeptIndex, holdings: readonly Holding[]): Promise<boolean> {
    return this.#pack(
      index,
      holdings.flatMap(({ segment }) => segment ?? []),
      { replaced: { holdings, sealed: null }, since: index.change },
    );
  }

  /** Writes parts as one segment, which takes the place of what it was made of; true unless there is no more to be done. */
  async #pack(index: KeptIndex, parts: readonly Part[], { replaced, since }: Packing): Promise<boolean> {
    const written = await mergeSegments(parts, pause);
    if (this.#isClosed) return false;
    const prepared = prepareSegment(written);
    await pause();
    if (this.#isClosed) return false;
    const insteadOf = replaced.holdings.flatMap(({ storedKey }) => storedKey ?? []);
    const storedKey = this.#store(prepared, { insteadOf, since });
    if (storedKey === 'stale') {
      this.#record.read(() => {
        index.noteChanges();
        for (const { documents } of parts) index.buryGone(documents);
      });
      return this.#pack(index, parts, { replaced, since: index.change });
    }
    if (storedKey === 'gone') {
      // Another process has merged them; memory has them as they were.
      for (const holding of replaced.holdings) holding.storedKey = null;
      return true;
    }
    const { documents, body, rowCount, termCount } = prepared;
    const segment = new PackedSegment(documents, body);
    const sizeBytes = estimateBytes({ rowCount, termCount, bodySize: body.length });
    const holding = { segment, documents, storedKey, sizeBytes, isLeftOut: false };
    this.#record.read(() => index.put(holding, replaced));
    return true;
  }

  /** Writes a segment down; null where that fails, since the index in memory is as good, and it is made anew at a start. */
  #store(
    segment: Storable,
    facts: Parameters<typeof storeSegment>[2],
  ): ReturnType<typeof storeSegment> | null {
    try {
      return storeSegment(this.#record, segment, facts);
    } catch (error) {
      if (error instanceof LibraryError) return null;
      throw error;
    }
  }
}

interface Packing {
  readonly replaced: Replaced;
  /** The change of the record as of which the parts are known to stand. */
  readonly since: number;
}

/** Stories that are indexed anew at each start until so many have gathered: about half a second's work. */
const sealedStoryCount = 256;

/** Stories of one segment that is made at once: some seconds' work. */
const madeStoryCount = 1024;

/** What a story of some hundred words and its quotations take, about: while it is the newest, and packed. */
const usualStoryBytes = { growing: 16_000, packed: 1600 } as const;

/** Small enough that indexing them takes some hundredths of a second. */
const sliceStoryCount = 5;

/** Stories of which only the rows are read: some hundredths of a second's work, too. */
const listedAtOnceMax = 20_000;

/** Segments grow fourfold; the largest, a hundred thousand quotations, take some seconds to merge. */
const growth = 4;
const largestStoryCount = 16_384;

/** The newest of each size are left alone, so that what is loaded first at a start is small. */
const segmentsOfSizeMax = 2 * growth;

/** Chooses the oldest of the smallest segments when there are many; null when there are few of every size. */
function chooseGroup(index: KeptIndex): readonly Holding[] | null {
  for (let size = sealedStoryCount; size < largestStoryCount; size *= growth) {
    const ofSize = index.holdings
      .filter(({ segment, storedKey, documents }) => {
        const count = documents.storyCount;
        return segment !== null && storedKey !== null && count >= size / 2 && count < (size * growth) / 2;
      })
      .sort(byAge);
    if (ofSize.length >= segmentsOfSizeMax) return ofSize.slice(0, growth);
  }
  return null;
}

/** The oldest first. */
const byAge = (a: Holding, b: Holding) => a.documents.newestChange - b.documents.newestChange;

const sumBytes = (holdings: readonly Holding[]) =>
  holdings.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** Gives the memory that the stories would need which were left out, about. */
function lackingBytesOf(index: KeptIndex): number {
  return (
    sumBytes(index.holdings.filter(({ isLeftOut }) => isLeftOut)) +
    usualStoryBytes.packed * index.leftOutCount
  );
}

async function collectInSlices(rows: Iterable<RowTerms>): Promise<ReturnType<PostingsCollector['finish']>> {
  const terms = new PostingsCollector();
  let count = 0;
  for (const row of rows) {
    terms.add(row);
    count += 1;
    if (count % sliceRowCount === 0) await pause();
  }
  return terms.finish();
}

const sliceRowCount = 200;

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
