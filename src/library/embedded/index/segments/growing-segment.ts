import MiniSearch, { type Options } from 'minisearch';
import { levelBm25, rarityOf } from './bm25.ts';
import { Documents, type StoryDocuments } from './documents.ts';
import { type Field, fields, mapFields } from './fields.ts';
import type { RowTerms } from './postings-collector.ts';
import { type DocumentTerms, describeStory, type Segment, type Walk } from './segment.ts';
import { TermCounts } from './term-counts.ts';

/** A document as the index takes it: its row, and each field's terms with a blank between. */
type Document = { readonly row: number } & Record<Field, string>;

const options: Options<Document> = {
  fields: [...fields],
  idField: 'row',
  tokenize: splitTerms,
  processTerm: (term) => term,
  autoVacuum: false,
};

/**
 * The newest stories, which come one by one, in a MiniSearch.
 *
 * Every document has every field, if only as an empty one, so that the averages that MiniSearch keeps are plain sums over
 * rows; knowing them, {@link walk} has it score as one index of all segments would.
 */
export class GrowingSegment implements Segment {
  readonly documents = new Documents();
  readonly #mini = new MiniSearch<Document>(options);
  readonly #counts = new TermCounts();
  /** Taking a document out without a trace needs its words once more. */
  readonly #added = new Map<number, Document>();

  /** Adds a story with the terms of each of its documents: its own first, then its quotations'. Gives its number. */
  add(story: Omit<StoryDocuments, 'lengths' | 'quotations'>, texts: readonly DocumentTerms[]): number {
    const firstRow = this.documents.rowCount;
    const number = this.documents.add(describeStory(story, texts));
    texts.forEach(({ terms }, index) => {
      const document = { row: firstRow + index, ...mapFields((field) => (terms[field] ?? []).join(' ')) };
      this.#mini.add(document);
      this.#added.set(document.row, document);
      this.#count(document, 1);
    });
    return number;
  }

  bury(story: number): void {
    if (!this.documents.bury(story)) return;
    for (let row = this.documents.rowOf(story); row < this.documents.endOf(story); row += 1) {
      const document = this.#added.get(row);
      if (document === undefined) continue;
      this.#mini.remove(document);
      this.#added.delete(row);
      this.#count(document, -1);
    }
  }

  #count(document: Document, sign: 1 | -1): void {
    for (const field of fields)
      for (const term of new Set(splitTerms(document[field]))) this.#counts.add(term, field, sign);
  }

  count(term: string, field: Field): number {
    return this.#counts.count(term, field);
  }

  /** What is taken out leaves no trace here. */
  countLiving(term: string, field: Field): number {
    return this.count(term, field);
  }

  walk({ term, field, statistics, admits, collect }: Walk): void {
    if (this.count(term, field) === 0) return;
    const { bm25, factor } = levelBm25(this.#averageOf(field), statistics.averageLength(field));
    const whole = rarityOf(statistics.documentCount(field), statistics.matchCount(term, field));
    const here = rarityOf(this.#mini.documentCount, this.count(term, field));
    const results = this.#mini.search(term, {
      fields: [field],
      bm25,
      // Called for each place where a term stands, before it is scored.
      boostDocument: (row: number) => (admits(row) ? 1 : 0),
      boostTerm: () => (factor * whole) / here,
    });
    for (const { id, score } of results) collect(id, score);
  }

  /** The average over all living rows, those of the other kind included, as MiniSearch reckons. */
  #averageOf(field: Field): number {
    const rows = this.documents.countLive('quotation') + this.documents.countLive('story');
    return rows === 0 ? 0 : this.documents.liveLengthOf(field) / rows;
  }

  findLike(term: string, distance: number, among: readonly Field[]): ReadonlySet<string> {
    const like = new Set<string>();
    this.#mini.search(term, {
      fields: [...among],
      fuzzy: distance,
      boostDocument: (_row, found) => {
        like.add(found);
        return 0;
      },
    });
    return like;
  }

  /** Gives the terms of what was added, row by row. */
  *rows(): Generator<RowTerms, void> {
    for (const document of this.#added.values())
      yield { row: document.row, terms: mapFields((field) => splitTerms(document[field])) };
  }
}

function splitTerms(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
