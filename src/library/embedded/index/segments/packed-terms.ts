import { ByteReader, ByteWriter } from './bytes.ts';
import { type Field, fields } from './fields.ts';
import { decodePlaces, type Places, type Postings, readRows, seekField } from './postings.ts';

/** Writes terms and where they stand, for {@link PackedTerms}. */
export class TermWriter {
  readonly #terms: string[] = [];
  readonly #sizes = new ByteWriter();
  readonly #places = new ByteWriter();
  /** Those of one field, whose number of bytes goes before them. */
  readonly #rows = new ByteWriter();

  get termCount(): number {
    return this.#terms.length;
  }

  /** Writes a term; terms are to come in the order of `compareTerms`. */
  add({ term, places }: Postings): void {
    const start = this.#places.length;
    for (const field of fields) this.#addPlaces(places.get(field) ?? []);
    this.#terms.push(term);
    this.#sizes.writeNumber(this.#places.length - start);
  }

  /** Writes in how many rows a term stands; where it does, the rows, so that they can be passed over at once. */
  #addPlaces(list: Places): void {
    this.#places.writeNumber(list.length / 2);
    if (list.length === 0) return;
    this.#rows.clear();
    let last = -1;
    for (let at = 0; at < list.length; at += 2) {
      const [row = 0, frequency = 1] = [list[at], list[at + 1]];
      // Most words stand once where they stand: one bit says so.
      this.#rows.writeNumber((row - last - 1) * 2 + (frequency > 1 ? 1 : 0));
      if (frequency > 1) this.#rows.writeNumber(frequency);
      last = row;
    }
    this.#places.writeBytes(this.#rows.view());
  }

  finish(): Uint8Array {
    const all = new ByteWriter();
    // No term has a blank in it.
    all.writeText(this.#terms.join(' '));
    all.writeBytes(this.#sizes.view());
    all.writeBytes(this.#places.view());
    return all.finish();
  }
}

/** Terms in their order, and where each stands, in bytes that are read when a term is asked for. */
export class PackedTerms {
  readonly #terms: readonly string[];
  /** Where each term's places begin. */
  readonly #starts: Uint32Array;
  readonly #places: Uint8Array;

  constructor(bytes: Uint8Array) {
    const reader = new ByteReader(bytes);
    const text = reader.readText();
    this.#terms = text === '' ? [] : text.split(' ');
    const sizes = new ByteReader(reader.readBytes());
    this.#places = reader.readBytes();
    this.#starts = new Uint32Array(this.#terms.length);
    let start = 0;
    for (let number = 0; number < this.#starts.length; number += 1) {
      this.#starts[number] = start;
      start += sizes.readNumber();
    }
  }

  /** All terms, in order. */
  get terms(): readonly string[] {
    return this.#terms;
  }

  /** In how many rows a term stands. */
  count(term: string, field: Field): number {
    const reader = this.#open(term);
    return reader === null ? 0 : seekField(reader, field);
  }

  /** Visits the rows in which a term stands, each with how often. */
  forEach(term: string, field: Field, visit: (row: number, frequency: number) => void): void {
    const reader = this.#open(term);
    if (reader !== null) readRows(reader, seekField(reader, field), visit);
  }

  *postings(): Generator<Postings, void> {
    const reader = new ByteReader(this.#places);
    for (const term of this.#terms) yield { term, places: decodePlaces(reader) };
  }

  #open(term: string): ByteReader | null {
    const number = findFirst(this.#terms, (other) => other >= term);
    return this.#terms[number] === term ? new ByteReader(this.#places, this.#starts[number]) : null;
  }
}

/** Finds the first of what is ordered so that a condition holds from somewhere on; the number of all when it nowhere does. */
function findFirst(ordered: readonly string[], holds: (one: string) => boolean): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(ordered[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}
