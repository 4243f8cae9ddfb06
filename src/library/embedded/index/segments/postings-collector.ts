import { type Field, fields } from './fields.ts';
import { compareTerms, type Postings } from './postings.ts';

/** The terms of a document, field by field. */
export interface RowTerms {
  readonly row: number;
  readonly terms: Readonly<Partial<Record<Field, readonly string[]>>>;
}

/** Gathers where each term stands, document by document. */
export class PostingsCollector {
  readonly #byTerm = new Map<string, Map<Field, number[]>>();

  /** Adds a document; documents are to come in the order of their rows. */
  add({ row, terms }: RowTerms): void {
    for (const field of fields) for (const term of terms[field] ?? []) this.#note(row, field, term);
  }

  /** Gives all terms in the order of {@link compareTerms}. */
  finish(): readonly Postings[] {
    return Array.from(this.#byTerm, ([term, places]) => ({ term, places })).sort((a, b) =>
      compareTerms(a.term, b.term),
    );
  }

  #note(row: number, field: Field, term: string): void {
    let places = this.#byTerm.get(term);
    if (places === undefined) {
      places = new Map();
      this.#byTerm.set(term, places);
    }
    const list = places.get(field);
    if (list === undefined) places.set(field, [row, 1]);
    else if (list[list.length - 2] === row) list[list.length - 1] = (list[list.length - 1] ?? 0) + 1;
    else list.push(row, 1);
  }
}
