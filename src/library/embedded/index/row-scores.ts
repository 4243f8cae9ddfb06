/**
 * What the rows of a segment score, term by term. A term counts once for a row, in the field where it counts most: who
 * has one word in the quotation, beside it and in the headline says less of what was asked than who has two.
 */
export class RowScores {
  // By row: a map of numbers would take five times as long.
  readonly #scores: Float64Array;
  #rows: number[] = [];
  /** Those of the term that is being walked along. */
  readonly #termScores: Float64Array;
  #termRows: number[] = [];

  constructor(rowCount: number) {
    this.#scores = new Float64Array(rowCount);
    this.#termScores = new Float64Array(rowCount);
  }

  /** Notes what a term scores in one field of a row. */
  note(row: number, score: number): void {
    const former = this.#termScores[row] ?? 0;
    if (former === 0) this.#termRows.push(row);
    if (score > former) this.#termScores[row] = score;
  }

  /** Adds what the term scored. */
  endTerm(): void {
    for (const row of this.#termRows) {
      this.add(row, this.#termScores[row] ?? 0);
      this.#termScores[row] = 0;
    }
    this.#termRows = [];
  }

  add(row: number, score: number): void {
    if (score <= 0) return;
    if (this.#scores[row] === 0) this.#rows.push(row);
    this.#scores[row] = this.at(row) + score;
  }

  at(row: number): number {
    return this.#scores[row] ?? 0;
  }

  /** Takes a row out. */
  drop(row: number): void {
    this.#scores[row] = 0;
  }

  /** Gives the rows that have a score, in the order in which they got one. */
  rows(): readonly number[] {
    this.#rows = this.#rows.filter((row) => this.at(row) > 0);
    return this.#rows;
  }

  clear(): void {
    for (const row of this.#rows) this.#scores[row] = 0;
    this.#rows = [];
  }
}
