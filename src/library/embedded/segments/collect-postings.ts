import { type Field, fields } from './fields.ts';
import { compareTerms, type Postings } from './postings.ts';

/** The terms of a document, field by field. */
export interface RowTerms {
  readonly row: number;
  readonly terms: Readonly<Partial<Record<Field, readonly string[]>>>;
}

/** Gathers where each term stands, in the order of {@link compareTerms}; documents are to come in the order of their rows. */
export function collectPostings(documents: Iterable<RowTerms>): readonly Postings[] {
  const byTerm = new Map<string, Map<Field, number[]>>();
  for (const { row, terms } of documents) {
    for (const field of fields) for (const term of terms[field] ?? []) note(byTerm, { row, field, term });
  }
  return Array.from(byTerm, ([term, places]) => ({ term, places })).sort((a, b) =>
    compareTerms(a.term, b.term),
  );
}

interface Occurrence {
  readonly row: number;
  readonly field: Field;
  readonly term: string;
}

function note(byTerm: Map<string, Map<Field, number[]>>, { row, field, term }: Occurrence): void {
  let places = byTerm.get(term);
  if (places === undefined) {
    places = new Map();
    byTerm.set(term, places);
  }
  const list = places.get(field);
  if (list === undefined) places.set(field, [row, 1]);
  else if (list[list.length - 2] === row) list[list.length - 1] = (list[list.length - 1] ?? 0) + 1;
  else list.push(row, 1);
}
