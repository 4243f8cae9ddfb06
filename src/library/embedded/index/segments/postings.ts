import type { ByteReader } from './bytes.ts';
import { type Field, fields } from './fields.ts';

/** Where a term stands in one field: a row and how often, a row and how often, …; rows ascending. */
export type Places = readonly number[];

/** Where a term stands. */
export interface Postings {
  readonly term: string;
  readonly places: ReadonlyMap<Field, Places>;
}

/** Reads on to a field of a term's places; gives in how many rows it stands there, which are to be read next. */
export function seekField(reader: ByteReader, field: Field): number {
  for (const one of fields) {
    const count = reader.readNumber();
    if (count === 0) {
      if (one === field) return 0;
      continue;
    }
    const length = reader.readNumber();
    if (one === field) return count;
    reader.skip(length);
  }
  return 0;
}

/** Reads rows one by one, each with how often the term stands there. */
export function readRows(
  reader: ByteReader,
  count: number,
  visit: (row: number, frequency: number) => void,
): void {
  let row = -1;
  for (let rest = count; rest > 0; rest -= 1) {
    const step = reader.readNumber();
    row += Math.floor(step / 2) + 1;
    visit(row, step % 2 === 1 ? reader.readNumber() : 1);
  }
}

/** Reads all places of a term. */
export function decodePlaces(reader: ByteReader): Postings['places'] {
  const places = new Map<Field, Places>();
  for (const field of fields) {
    const count = reader.readNumber();
    if (count === 0) continue;
    reader.readNumber();
    const list: number[] = [];
    readRows(reader, count, (row, frequency) => list.push(row, frequency));
    places.set(field, list);
  }
  return places;
}

/** Orders terms by their letters' numbers, as `<` does. */
export function compareTerms(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
