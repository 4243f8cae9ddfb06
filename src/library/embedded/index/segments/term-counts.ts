import { type Field, fields } from './fields.ts';

/** In how many documents of a segment each term stands, by field. */
export class TermCounts {
  readonly #numbers = new Map<string, number>();
  #counts = new Uint32Array(64 * fields.length);

  count(term: string, field: Field): number {
    const number = this.#numbers.get(term);
    return number === undefined ? 0 : (this.#counts[placeOf(number, field)] ?? 0);
  }

  add(term: string, field: Field, count: number): void {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(term, number);
      this.#reserve(number);
    }
    const place = placeOf(number, field);
    this.#counts[place] = (this.#counts[place] ?? 0) + count;
  }

  #reserve(number: number): void {
    if ((number + 1) * fields.length <= this.#counts.length) return;
    const larger = new Uint32Array(Math.ceil((number + 1) * 1.5) * fields.length);
    larger.set(this.#counts);
    this.#counts = larger;
  }
}

const placeOf = (number: number, field: Field) => number * fields.length + fields.indexOf(field);
