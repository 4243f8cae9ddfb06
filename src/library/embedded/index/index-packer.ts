import { LibraryError } from '../../../errors.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { Holding, KeptIndex, Replaced } from './kept-index.ts';
import { Documents } from './segments/documents.ts';
import { mergeSegments, type Part } from './segments/merge-segments.ts';
import { PackedSegment } from './segments/packed-segment.ts';
import { PostingsCollector, type RowTerms } from './segments/postings-collector.ts';
import { estimateBytes, prepareSegment, type Storable, storeSegment } from './segments/segment-store.ts';

/**
 * Packs stories into segments and writes them down, in slices; what it gives tells whether there may be more to do. Stops
 * where it is when the library is closed.
 */
export class IndexPacker {
  readonly #record: RecordFile;
  readonly #isClosed: () => boolean;

  constructor(record: RecordFile, isClosed: () => boolean) {
    this.#record = record;
    this.#isClosed = isClosed;
  }

  /** Makes a segment of many missing stories at once, which takes half the time of adding them one by one. */
  async packMissing(index: KeptIndex): Promise<boolean> {
    const since = index.change;
    const made = { documents: new Documents(), terms: new PostingsCollector() };
    for (let count = 0; count < madeStoryCount && index.missingCount > 0; count += sliceStoryCount) {
      this.#record.read(() => index.readMissing(sliceStoryCount, made));
      await pause();
      if (this.#isClosed()) return false;
    }
    const postings = made.terms.finish();
    const part = { documents: made.documents, postings: () => postings };
    return this.#pack(index, [part], { replaced: { holdings: [], sealed: null }, since });
  }

  /** Packs the stories that came one by one. */
  async packTail(index: KeptIndex): Promise<boolean> {
    const since = index.change;
    const sealed = index.sealTail();
    const postings = await collectInSlices(sealed.rows());
    return this.#pack(index, [{ documents: sealed.documents, postings: () => postings }], {
      replaced: { holdings: [], sealed },
      since,
    });
  }

  /** Makes one segment of several. */
  merge(index: KeptIndex, holdings: readonly Holding[]): Promise<boolean> {
    return this.#pack(
      index,
      holdings.flatMap(({ segment }) => segment ?? []),
      { replaced: { holdings, sealed: null }, since: index.change },
    );
  }

  /** Writes parts as one segment, which takes the place of what it was made of; true unless there is no more to be done. */
  async #pack(index: KeptIndex, parts: readonly Part[], { replaced, since }: Packing): Promise<boolean> {
    const written = await mergeSegments(parts, pause);
    if (this.#isClosed()) return false;
    const prepared = prepareSegment(written);
    await pause();
    if (this.#isClosed()) return false;
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
export const sealedStoryCount = 256;

/** Stories of one segment that is made at once: some seconds' work. */
const madeStoryCount = 1024;

/** Small enough that indexing them takes some hundredths of a second. */
export const sliceStoryCount = 5;

/** Segments grow fourfold; the largest, a hundred thousand quotations, take some seconds to merge. */
const growth = 4;
const largestStoryCount = 16_384;

/** The newest of each size are left alone, so that what is loaded first at a start is small. */
const segmentsOfSizeMax = 2 * growth;

/** Chooses the oldest of the smallest segments when there are many; null when there are few of every size. */
export function chooseGroup(index: KeptIndex): readonly Holding[] | null {
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
export const byAge = (a: Holding, b: Holding) => a.documents.newestChange - b.documents.newestChange;

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
