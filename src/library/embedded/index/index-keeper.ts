import type { Coverage, LibraryOptions } from '../../library.ts';
import type { RecordFile } from '../record/record-file.ts';
import { byAge, chooseGroup, IndexPacker, sealedStoryCount, sliceStoryCount } from './index-packer.ts';
import { type Holding, KeptIndex } from './kept-index.ts';
import { PackedSegment } from './segments/packed-segment.ts';
import type { Segment } from './segments/segment.ts';
import { dropSegments, listSegments, readBody, readSegment } from './segments/segment-store.ts';

/**
 * Loads the index in the background, newest stories first, and looks after it: what is missing is indexed, what was
 * indexed is packed and written down, and many small segments become few large ones. All in slices, so that calls are
 * answered meanwhile.
 */
export class IndexKeeper {
  readonly #record: RecordFile;
  readonly #options: LibraryOptions;
  readonly #packer: IndexPacker;
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
    this.#packer = new IndexPacker(record, () => this.#isClosed);
    // Where answers are wanted soon, somebody will ask; else perhaps nobody does, and there is no use in loading.
    if (options.answers === 'soon') this.#begin().catch(() => {});
  }

  /**
   * Searches the index within one read of the record: all of it, or what is there when answers are wanted soon. Either
   * way nothing is found as it no longer stands in the record.
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
    const isWhole = index.missingCount + index.makingCount === 0 && index.waiting.length === 0;
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
    // A search takes in a few that are missing before it begins.
    const missingCount = index?.missingCount ?? 0;
    const isFew = missingCount <= sliceStoryCount;
    const foundCount = segments.reduce((sum, { documents }) => sum + documents.countLive('story'), 0);
    return {
      searchableCount: foundCount + (isFew ? missingCount : 0),
      isLoading:
        this.#begun !== null &&
        (index === null || index.waiting.length > 0 || index.makingCount > 0 || !isFew),
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
    this.#isFull = false;
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
    for (let count = 0; count < firstStoryCount && !this.#isClosed; count += sliceStoryCount) {
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
    if (group !== null) return this.#packer.merge(index, group);
    if (index.missingCount > 0) return this.#packer.packMissing(index);
    return index.tailCount >= sealedStoryCount && this.#packer.packTail(index);
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
}

/** What a story of some hundred words and its quotations take, about: while it is the newest, and packed. */
const usualStoryBytes = { growing: 16_000, packed: 1600 } as const;

/** Missing stories that the first answer waits for. */
const firstStoryCount = 50;

/** Stories of which only the rows are read: some hundredths of a second's work, too. */
const listedAtOnceMax = 20_000;

const sumBytes = (holdings: readonly Holding[]) =>
  holdings.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** Gives the memory that the stories would need which were left out, about. */
function lackingBytesOf(index: KeptIndex): number {
  return (
    sumBytes(index.holdings.filter(({ isLeftOut }) => isLeftOut)) +
    usualStoryBytes.packed * index.leftOutCount
  );
}

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
