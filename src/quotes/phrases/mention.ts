import type { WordGender } from '../lexicons/lexicons.ts';

/** Words in the story's own prose that stand for a person or body. */
export interface Mention {
  /** Position among the story's mentions, in page order. */
  readonly index: number;
  readonly paragraph: number;
  /** Position of its sentence among the story's. */
  readonly sentence: number;
  /** Token indexes, `to` exclusive; names with their description and title. */
  readonly from: number;
  readonly to: number;
  /** Where the phrase ends with what hangs on it: "an insider close to the couple". At least `to`. */
  readonly reach: number;
  readonly kind: 'name' | 'pronoun' | 'description';
  /** The bare name; null for pronouns and descriptions. */
  readonly name: string | null;
  /** Titles right before the name, as printed: "Dr.", "Lord Justice"; else null. */
  readonly title: string | null;
  /** What is said of them: head nouns, lower case ("actress", "dad"). */
  readonly heads: readonly string[];
  readonly age: string | null;
  readonly gender: WordGender;
  readonly isPlural: boolean;
  /** A company, office or band rather than a person, as far as the words tell. */
  readonly isBody: boolean;
  /** A thing written or recorded: "a statement", "the caption". */
  readonly isDocument: boolean;
  readonly isIndefinite: boolean;
  /** What the phrase does in its clause, as far as the words before it tell. */
  readonly role: 'subject' | 'embedded' | 'object' | 'oblique';
  /** The pronoun that says whose they are: "his" in "his co-star"; else null. */
  readonly possessor: string | null;
  /** Capitalised words before the noun: "castaway", "kitchen" in "the Castaway Kitchen alum". */
  readonly qualifiers: readonly string[];
  /** Whose they are: "his co-star", "Faro's rep"; index of that mention's own entry, or null. */
  readonly owner: number | null;
  /** Whether the phrase only says whose something is ("Kay's reply"). */
  readonly isPossessive: boolean;
  /** Index of the mention that this one explains, set off by commas: "her attorney, Kay Reyes". */
  readonly appositiveOf: number | null;
}
