import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { levelBm25, rarityOf } from './bm25.ts';
import { collectPostings } from './collect-postings.ts';
import type { Documents, StoryDocuments } from './documents.ts';
import { type ByField, type Field, fields, kindOfField, mapFields } from './fields.ts';
import type { Postings } from './postings.ts';
import { TermCounts } from './term-counts.ts';

/** A document as the index takes it: its row, and each field's terms with a blank between. */
type Document = { readonly row: number } & Record<Field, string>;

const options: Options<Document> = {
  fields: [...fields],
  idField: 'row',
  tokenize: splitTerms,
  processTerm: (term) => term,
  // Words of what was taken out are passed over, and cleared away where a search meets them.
  autoVacuum: false,
};

/** What the whole library knows, by which each segment is to score. */
export interface Statistics {
  /** Documents of the field's kind. */
  documentCount(field: Field): number;
  /** Terms in the field, on average over those documents. */
  averageLength(field: Field): number;
  /** Documents with the term in the field. */
  matchCount(term: string, field: Field): number;
}

/** A walk along the places of some terms in one field. */
export interface Walk {
  readonly field: Field;
  /** Each term, with how much it counts. */
  readonly weights: ReadonlyMap<string, number>;
  readonly statistics: Statistics;
  /** Rows that are not let through cost next to nothing. */
  readonly admits: (row: number) => boolean;
  /** Told each row found and its BM25. */
  readonly collect: (row: number, score: number) => void;
}

/**
 * One part of the index: some stories' documents and the MiniSearch of their words.
 *
 * Every document has every field, if only as an empty one, so that the averages that MiniSearch keeps are plain sums over
 * rows; knowing them, {@link walk} has it score as one index of all segments would.
 */
export class Segment {
  readonly documents: Documents;
  readonly #mini: MiniSearch<Document>;
  readonly #counts: TermCounts;
  /** What was added, as long as it is kept: taking a document out without a trace needs its words once more. */
  #added: Map<number, Document> | null = new Map();

  constructor(documents: Documents, mini = new MiniSearch<Document>(options), counts = new TermCounts()) {
    this.documents = documents;
    this.#mini = mini;
    this.#counts = counts;
  }

  /**
   * Makes a segment of documents and where their terms stand, pausing often. Stories that are buried meanwhile are
   * taken out as well.
   */
  static async load(documents: Documents, postings: Iterable<Postings>): Promise<Segment> {
    const counts = new TermCounts();
    const rows = Array.from({ length: documents.rowCount }, (_, row) => row).filter((row) =>
      documents.isAlive(row),
    );
    const averageLengths = fields.map((field) => averageOf(documents, field));
    const plain: AsPlainObject = {
      documentCount: rows.length,
      nextId: documents.rowCount,
      documentIds: Object.fromEntries(rows.map((row) => [row, row])),
      fieldIds: Object.fromEntries(fields.map((field, number) => [field, number])),
      fieldLength: Object.fromEntries(readLengths(documents, rows)),
      averageFieldLength: averageLengths,
      storedFields: {},
      dirtCount: 0,
      // Read from first to last, once: made as it is read, so that never more than one term's object is there.
      index: writePlainTerms(postings, counts) as Iterable<unknown> as AsPlainObject['index'],
      serializationVersion: 2,
    };
    const mini = await MiniSearch.loadJSAsync<Document>(plain, options);
    const segment = new Segment(documents, mini, counts);
    segment.seal();
    mini.discardAll(rows.filter((row) => !documents.isAlive(row)));
    return segment;
  }

  get termCount(): number {
    return this.#counts.termCount;
  }

  /** Adds a story with the terms of each of its documents: its own first, then its quotations'. Gives its number. */
  add(story: Omit<StoryDocuments, 'lengths' | 'quotations'>, texts: readonly DocumentTerms[]): number {
    const firstRow = this.documents.rowCount;
    const number = this.documents.add(describeStory(story, texts));
    texts.forEach(({ terms }, index) => {
      const document = { row: firstRow + index, ...mapFields((field) => (terms[field] ?? []).join(' ')) };
      this.#mini.add(document);
      this.#added?.set(document.row, document);
      this.#count(document, 1);
    });
    return number;
  }

  /** Keeps the words of what was added no more; from now on what is taken out leaves its traces in the counts. */
  seal(): void {
    this.#added = null;
  }

  /** Takes a story out; does nothing when it was no more. */
  bury(story: number): void {
    if (!this.documents.bury(story)) return;
    for (let row = this.documents.rowOf(story); row < this.documents.endOf(story); row += 1) {
      const document = this.#added?.get(row);
      if (document === undefined) this.#mini.discard(row);
      else {
        this.#mini.remove(document);
        this.#added?.delete(row);
        this.#count(document, -1);
      }
    }
  }

  #count(document: Document, sign: 1 | -1): void {
    for (const field of fields)
      for (const term of new Set(splitTerms(document[field]))) this.#counts.add(term, field, sign);
  }

  /** In how many documents a term stands. */
  count(term: string, field: Field): number {
    return this.#counts.count(term, field);
  }

  walk({ field, weights, statistics, admits, collect }: Walk): void {
    const terms = [...weights.keys()].filter((term) => this.count(term, field) > 0);
    if (terms.length === 0) return;
    const { bm25, factor } = levelBm25(averageOf(this.documents, field), statistics.averageLength(field));
    const total = statistics.documentCount(field);
    const results = this.#mini.search(terms.join(' '), {
      fields: [field],
      bm25,
      // Called for each place where a term stands, before it is scored.
      boostDocument: (row: number) => (admits(row) ? 1 : 0),
      boostTerm: (term) => {
        const whole = rarityOf(total, statistics.matchCount(term, field));
        const here = rarityOf(this.#mini.documentCount, this.count(term, field));
        return ((weights.get(term) ?? 1) * factor * whole) / here;
      },
    });
    // The index multiplies the sum by how many terms matched; BM25 is the sum alone and ranks better.
    for (const { id, score, queryTerms } of results) collect(id, score / Math.max(queryTerms.length, 1));
  }

  /** Gives the terms here within some letters of one, in any of the fields. */
  findLike(term: string, distance: number, among: readonly Field[]): Set<string> {
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

  /** Gives where each term stands in what was added, unless the segment is sealed. */
  postings(): readonly Postings[] {
    return collectPostings(
      Array.from(this.#added?.values() ?? [], (document) => ({
        row: document.row,
        terms: mapFields((field) => splitTerms(document[field])),
      })),
    );
  }
}

/** A document's terms, by field; fields of the other kind of document are left out. */
export interface DocumentTerms {
  readonly key: number;
  readonly position: number;
  readonly personKey: number | null;
  readonly terms: Readonly<Partial<Record<Field, readonly string[]>>>;
}

function splitTerms(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

/** Describes a story by the terms of its documents: its own, then its quotations'. */
export function describeStory(
  story: Omit<StoryDocuments, 'lengths' | 'quotations'>,
  texts: readonly DocumentTerms[],
): StoryDocuments {
  const [own, ...quotations] = texts.map((text) => ({ ...text, lengths: countTerms(text) }));
  return { ...story, lengths: own?.lengths ?? mapFields(() => 0), quotations };
}

function countTerms({ terms }: DocumentTerms): ByField<number> {
  return mapFields((field) => new Set(terms[field]).size);
}

/** The average over all living rows, those of the other kind included, as MiniSearch reckons. */
function averageOf(documents: Documents, field: Field): number {
  const rows = documents.countLive('quotation') + documents.countLive('story');
  return rows === 0 ? 0 : documents.liveLengthOf(field) / rows;
}

/** Gives a field's average over the living documents of all segments that can have it. */
export function averageOverAll(segments: readonly Segment[], field: Field): number {
  let [length, count] = [0, 0];
  for (const { documents } of segments) {
    length += documents.liveLengthOf(field);
    count += documents.countLive(kindOfField[field]);
  }
  return count === 0 ? 0 : length / count;
}

/** Gives each row's lengths by field. Few lengths make few lists: rows that agree share one, which MiniSearch only reads. */
function readLengths(documents: Documents, rows: readonly number[]): (readonly [number, number[]])[] {
  const lists = new Map<string, number[]>();
  return rows.map((row) => {
    const lengths = fields.map((field) => documents.lengthOf(field, row));
    const key = lengths.join();
    const shared = lists.get(key) ?? lengths;
    lists.set(key, shared);
    return [row, shared] as const;
  });
}

function* writePlainTerms(
  postings: Iterable<Postings>,
  counts: TermCounts,
): Generator<[string, Record<number, Record<number, number>>]> {
  for (const { term, places } of postings) {
    const plain: Record<number, Record<number, number>> = {};
    for (const [field, list] of places) {
      const frequencies: Record<number, number> = {};
      for (let at = 0; at < list.length; at += 2) frequencies[list[at] ?? 0] = list[at + 1] ?? 1;
      plain[fields.indexOf(field)] = frequencies;
      counts.add(term, field, list.length / 2);
    }
    yield [term, plain];
  }
}
