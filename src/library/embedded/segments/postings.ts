import type { ByteReader, ByteWriter } from './bytes.ts';
import { type Field, fields } from './fields.ts';

/** Where a term stands in one field: a row and how often, a row and how often, …; rows ascending. */
export type Places = readonly number[];

/** Where a term stands. */
export interface Postings {
  readonly term: string;
  readonly places: ReadonlyMap<Field, Places>;
}

/** Writes a term; terms are to be written in the order of {@link compareTerms}. */
export function encodePostings(writer: ByteWriter, { term, places }: Postings): void {
  writer.writeText(term);
  for (const field of fields) {
    const list = places.get(field) ?? [];
    writer.writeNumber(list.length / 2);
    let last = -1;
    for (let at = 0; at < list.length; at += 2) {
      const [row = 0, frequency = 1] = [list[at], list[at + 1]];
      // Most words stand once where they stand: one bit says so.
      writer.writeNumber((row - last - 1) * 2 + (frequency > 1 ? 1 : 0));
      if (frequency > 1) writer.writeNumber(frequency);
      last = row;
    }
  }
}

/** Reads terms one by one, each with its places in rows that `isWanted`; terms with none left are passed over. */
export function* decodePostings(
  reader: ByteReader,
  isWanted: (row: number) => boolean,
): Generator<Postings, void> {
  while (!reader.isAtEnd) {
    const term = reader.readText();
    const places = new Map<Field, Places>();
    for (const field of fields) {
      const list = decodePlaces(reader, isWanted);
      if (list.length > 0) places.set(field, list);
    }
    if (places.size > 0) yield { term, places };
  }
}

function decodePlaces(reader: ByteReader, isWanted: (row: number) => boolean): Places {
  const list: number[] = [];
  let row = -1;
  for (let rest = reader.readNumber(); rest > 0; rest -= 1) {
    const step = reader.readNumber();
    row += Math.floor(step / 2) + 1;
    const frequency = step % 2 === 1 ? reader.readNumber() : 1;
    if (isWanted(row)) list.push(row, frequency);
  }
  return list;
}

/** Orders terms by their letters' numbers, as `<` does. */
export function compareTerms(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
