import type { WordGender } from '../lexicons/lexicons.ts';

/** Somebody whom the story names, gathered over all mentions by name. */
export interface Person {
  readonly index: number;
  readonly name: string;
  readonly words: readonly string[];
  readonly gender: WordGender;
  /** Whether the story says "they" of this one person. */
  readonly isThey: boolean;
  readonly isBody: boolean;
  /** A whole family: "the Hartleys". */
  readonly isPlural: boolean;
  /** What the story calls them: "actress", "dad", lower case. */
  readonly heads: ReadonlySet<string>;
  /** The capitals that stand before those nouns: of whom or where somebody is. */
  readonly qualifiers: ReadonlySet<string>;
  readonly ages: ReadonlySet<string>;
  readonly aliases: ReadonlySet<string>;
  /** How much speaks for a person rather than a place or thing; below 0 against it. */
  readonly personhood: number;
}

/** The people of a story, and which of them each mention by name is. */
export interface People {
  readonly people: readonly Person[];
  /** By mention index: the person's index, or null for pronouns and descriptions. */
  readonly personOf: readonly (number | null)[];
}
