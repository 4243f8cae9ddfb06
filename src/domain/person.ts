import type { Instant } from './instant.ts';

/** A person or body that a story names. */
export interface StoryPerson {
  /** The fullest name printed in the story. */
  readonly name: string;
  /** Other words the story uses for them: surname, first or stage name, handle, descriptors. */
  readonly aliases: readonly string[];
  /** The gender that the story tells; absent where it tells none, or of a body. */
  readonly gender?: 'm' | 'f';
  /** What the story calls them, in lower case: "actress", "dad"; absent where it calls them nothing. */
  readonly nouns?: readonly string[];
}

/** A person or body known to the library, merged over stories. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** How many quotations the library holds of them. */
  readonly quotationCount: number;
  /** The noun by which stories tell them from a namesake: "chef"; absent where nobody else is called so. */
  readonly describedAs?: string;
}

/** One of the names that stories print, as they make up a person. */
export interface PersonPart {
  readonly nameId: string;
  readonly name: string;
  readonly quotationCount: number;
  /** Whether it is the name that the others were joined to. */
  readonly leads: boolean;
}

/** What somebody who may manage the library decides of its people. It holds whatever is read later. */
export type PeopleDecision =
  /** Two are one person, known by the first's name from now on. */
  | { readonly kind: 'merge'; readonly personId: string; readonly otherId: string }
  /** Some of a person's words are another's: those under one of the names, in one story, or in one outlet. */
  | {
      readonly kind: 'split';
      readonly personId: string;
      readonly part:
        | { readonly kind: 'name'; readonly nameId: string }
        | { readonly kind: 'story'; readonly storyId: string }
        | { readonly kind: 'outlet'; readonly outlet: string };
    }
  /** A person is to be called so. */
  | { readonly kind: 'rename'; readonly personId: string; readonly name: string };

/** A decision as it is kept. */
export interface KeptDecision {
  readonly id: string;
  readonly decision: PeopleDecision;
  readonly at: Instant;
  /** What the person was called then. */
  readonly name: string;
  /** What the decision adds or takes away was called then: the other person, the name, the headline, the outlet. */
  readonly otherName: string;
}
