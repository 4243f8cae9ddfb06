import { rarityOf, weighFrequency } from './bm25.ts';
import type { Documents } from './documents.ts';
import type { Field } from './fields.ts';
import { findLike } from './find-like.ts';
import { PackedTerms } from './packed-terms.ts';
import type { Postings } from './postings.ts';
import type { Segment, Walk } from './segment.ts';

/**
 * Stories that came some while ago, as they are kept on the disk: their words take a tenth of the memory that MiniSearch
 * wants for them, and need not be unpacked at a start. What is taken out stays, and is passed over.
 */
export class PackedSegment implements Segment {
  readonly documents: Documents;
  readonly #terms: PackedTerms;

  constructor(documents: Documents, body: Uint8Array) {
    this.documents = documents;
    this.#terms = new PackedTerms(body);
  }

  bury(story: number): void {
    this.documents.bury(story);
  }

  count(term: string, field: Field): number {
    return this.#terms.count(term, field);
  }

  countLiving(term: string, field: Field): number {
    const { documents } = this;
    if (documents.isAllAlive) return this.count(term, field);
    let count = 0;
    this.#terms.forEach(term, field, (row) => {
      if (documents.isAlive(row)) count += 1;
    });
    return count;
  }

  walk({ term, field, statistics, admits, collect }: Walk): void {
    const { documents } = this;
    const rarity = rarityOf(statistics.documentCount(field), statistics.matchCount(term, field));
    const average = statistics.averageLength(field);
    this.#terms.forEach(term, field, (row, frequency) => {
      if (admits(row) && documents.isAlive(row))
        collect(row, rarity * weighFrequency(frequency, documents.lengthOf(field, row), average));
    });
  }

  findLike(term: string, distance: number, among: readonly Field[]): ReadonlySet<string> {
    const like = findLike(this.#terms.terms, term, distance);
    return new Set(like.filter((one) => among.some((field) => this.count(one, field) > 0)));
  }

  /** Gives where each term stands, in the order of `compareTerms`; what was taken out is still among it. */
  postings(): Iterable<Postings> {
    return this.#terms.postings();
  }
}
