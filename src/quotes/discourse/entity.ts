import type { RelationKind, WordGender } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';

/** Somebody or some body in the story, named or not. What a reader learns on the way is added. */
export interface Entity {
  readonly index: number;
  /** Null for those whom the story leaves unnamed. */
  readonly name: string | null;
  readonly words: readonly string[];
  /** May become known while reading. */
  gender: WordGender;
  readonly isPlural: boolean;
  /** Whether "they" means this one person. */
  readonly isThey: boolean;
  readonly isBody: boolean;
  /** How much speaks for a person rather than a place or thing; below 0 against it. */
  readonly personhood: number;
  /** The nouns it is called by so far. */
  readonly heads: Set<string>;
  /** What they are to others, as the story tells: "his daughter" has him for a father. */
  readonly kin: Kinship[];
  readonly qualifiers: ReadonlySet<string>;
  readonly ages: ReadonlySet<string>;
  readonly isInTitle: boolean;
  /** The phrase that brought an unnamed one into the story. */
  readonly introducedAs: Mention | null;
  readonly isDocument: boolean;
  /** Who wrote or recorded a document; null for people, and where it cannot be told. */
  readonly author: Entity | null;
  /** Whether nothing beside a document says whose it is, so that its author is only whoever acts before it. */
  readonly isAuthorGuessed: boolean;
}

/** What somebody is to somebody else. */
export interface Kinship {
  readonly kind: RelationKind;
  readonly of: Entity;
}

/** Where an entity was last met. */
export interface Trace {
  sentence: number;
  paragraph: number;
  mention: Mention | null;
  /** An early subject is one of a clause that leads up to the main one. */
  role: Mention['role'] | 'early subject' | 'owner' | 'leading owner';
  /** The phrase by which it was met first. */
  first: Mention | null;
  /** The last paragraph whose first sentence it was a subject of. */
  openedParagraph: number;
}
