import { ByteWriter } from './bytes.ts';
import { type Documents, encodeDocuments } from './documents.ts';
import type { Field } from './fields.ts';
import { TermWriter } from './packed-terms.ts';
import { compareTerms, type Places, type Postings } from './postings.ts';

/** A segment to be written, alone or with others. */
export interface Part {
  readonly documents: Documents;
  /** Gives where each term stands, in the order of `compareTerms`. */
  postings(): Iterable<Postings>;
}

/** A segment as it is kept: its documents and, apart from them, where their terms stand. */
export interface Written {
  readonly head: Uint8Array;
  readonly body: Uint8Array;
  /** The newest change in it. */
  readonly change: number;
  readonly storyCount: number;
  readonly rowCount: number;
  readonly termCount: number;
  readonly postingCount: number;
}

/** Writes the living stories of some segments as one, calling `pause` between slices of some hundredths of a second. */
export async function mergeSegments(parts: readonly Part[], pause: () => Promise<void>): Promise<Written> {
  const head = new ByteWriter();
  const sources: Source[] = [];
  let [rowCount, storyCount, change] = [0, 0, 0];
  for (const part of parts) {
    const { documents } = part;
    const newRows = new Int32Array(documents.rowCount).fill(gone);
    for (let story = 0; story < documents.storyCount; story += 1) {
      if (!documents.isStoryAlive(story)) continue;
      encodeDocuments(head, [documents.story(story)]);
      change = Math.max(change, documents.changeOf(story));
      for (let row = documents.rowOf(story); row < documents.endOf(story); row += 1)
        newRows[row] = rowCount++;
      storyCount += 1;
      if (storyCount % storiesASlice === 0) await pause();
    }
    const postings = part.postings()[Symbol.iterator]();
    sources.push({ postings, newRows, next: postings.next().value ?? null });
  }
  const terms = new TermWriter();
  const postingCount = await mergeTerms(sources, terms, pause);
  const { termCount } = terms;
  return { head: head.finish(), body: terms.finish(), change, storyCount, rowCount, termCount, postingCount };
}

const gone = -1;
const storiesASlice = 500;
const placesASlice = 20_000;

interface Source {
  readonly postings: Iterator<Postings, void>;
  readonly newRows: Int32Array;
  next: Postings | null;
}

async function mergeTerms(
  sources: readonly Source[],
  terms: TermWriter,
  pause: () => Promise<void>,
): Promise<number> {
  let [postingCount, countAtPause] = [0, 0];
  for (let term = firstTerm(sources); term !== null; term = firstTerm(sources)) {
    const places = takeTerm(sources, term);
    if (places.size === 0) continue;
    terms.add({ term, places });
    for (const list of places.values()) postingCount += list.length / 2;
    // A term is some work even where it hardly stands.
    if (postingCount + 10 * terms.termCount - countAtPause < placesASlice) continue;
    countAtPause = postingCount + 10 * terms.termCount;
    await pause();
  }
  return postingCount;
}

function firstTerm(sources: readonly Source[]): string | null {
  let first: string | null = null;
  for (const { next } of sources)
    if (next !== null && (first === null || compareTerms(next.term, first) < 0)) first = next.term;
  return first;
}

/** Takes a term from all sources that have it next, its places as rows of the merged segment. */
function takeTerm(sources: readonly Source[], term: string): Map<Field, Places> {
  const merged = new Map<Field, number[]>();
  for (const source of sources) {
    if (source.next?.term !== term) continue;
    for (const [field, places] of source.next.places) {
      const list = merged.get(field) ?? [];
      for (let at = 0; at < places.length; at += 2) {
        const row = source.newRows[places[at] ?? 0] ?? gone;
        if (row !== gone) list.push(row, places[at + 1] ?? 1);
      }
      if (list.length > 0) merged.set(field, list);
    }
    source.next = source.postings.next().value ?? null;
  }
  return merged;
}
