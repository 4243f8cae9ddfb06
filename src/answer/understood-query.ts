import type { Person, Query } from '../domain.ts';

/** A query with what ranking needs besides: how sure its parts are and whom it is about. */
export interface UnderstoodQuery extends Query {
  /** Those who speak as several, `people` among them: a couple's joint statement. */
  readonly jointly: readonly Person[];
  /** Whether what several people say of each other is wanted. */
  readonly isMutual: boolean;
  /** People whom the words are about, not whose they are. */
  readonly about: readonly Person[];
  /** A name in the speaker's place that nobody is known by, though stories print it. */
  readonly printedName: string | null;
  /** The noun that stands for an unnamed speaker: "the coach", "Kay's widow". */
  readonly role: string | null;
  /** Whether whatever is new is wanted, within no bounds. */
  readonly newest: boolean;
  /** Whether the words of many are wanted: fans, viewers, anybody. */
  readonly crowd: boolean;
  /** The topic with the words of asking left in: "comments", "tributes", "story" say a little too. */
  readonly wording: string;
  /** Why `phrase` is taken for remembered words; null when there is none. */
  readonly phraseEvidence: 'quoted' | 'introduced' | 'bare' | null;
  /** Whether the whole question may as well be remembered words, though it opens with a name. */
  readonly mayBePhrase: boolean;
  /** Whether the dates come from options and so exclude; dates in the question's words only prefer. */
  readonly datesBind: boolean;
  /** As `datesBind`, for the outlet. */
  readonly outletBinds: boolean;
  /** As `datesBind`, for the people: then words of nobody sure are nobody's of them. */
  readonly peopleBind: boolean;
}

/** Whether somebody's words are wanted, or those of one of several whom a name fits, rather than anybody's. */
export const asksForSomebody = ({ people, choices }: Pick<Query, 'people' | 'choices'>): boolean =>
  people.length + choices.length > 0;
