/** A word of a text: where it stands and what it is compared by. */
export interface Word {
  /** UTF-16 offset in the text. */
  readonly start: number;
  readonly end: number;
  /** Lower case, no accents, no apostrophes, contractions cut: `Don’t` is `dont`, `goat’s` is `goat`. */
  readonly form: string;
  /** What the form shares with its inflections. */
  readonly stem: string;
  /** Whether the word ended in a possessive `’s` or `s’`. */
  readonly possessive: boolean;
  /** Whether it was printed with a capital first letter. */
  readonly capital: boolean;
}
