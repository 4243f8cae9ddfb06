import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Token } from '../text/story-text.ts';
import type { Entity } from './entity.ts';

/** How many words of one trade stand beside people. */
export interface TradeWordsOf {
  /** By the person's index. */
  readonly counts: ReadonlyMap<number, number>;
  readonly most: number;
}

/** What of the reading so far bears on whom a phrase means. */
export interface Circumstances {
  readonly mention: Mention;
  /** The mention's paragraph. */
  readonly tokens: readonly Token[];
  readonly lexicons: Lexicons;
  /** Who spoke last, by quotation or reported speech, and how many paragraphs of prose ago. */
  readonly lastSpeaker: { readonly entity: Entity; readonly paragraphsAgo: number } | null;
  /** Whom the last main clause is about: Lou in "Kay called, but Lou slept". */
  readonly latestSubject: Entity | null;
  /** Whom the same pronoun meant last. */
  readonly lastMeant: { readonly entity: Entity; readonly sentence: number } | null;
  /** Whose the phrase says the one meant is: "his co-star" cannot be he. */
  readonly owner: Entity | null;
  /** Whom the phrase's own clause speaks to: "she told Kay" is not Kay. */
  readonly listener: Entity | null;
  /** Who has the floor: they speak of others. */
  readonly holder: Entity | null;
  /** By capitalised word: the people named in a sentence with it. */
  readonly companions: ReadonlyMap<string, ReadonlySet<number>>;
  /** Who bears the phrase's own noun, of all whom the story has named or is about to name. */
  readonly bearers: readonly Entity[];
  /** How many words of the trade that the noun is of stand beside each person; null for a noun of none. */
  readonly tradeWords: TradeWordsOf | null;
  /** Whether the noun stands alone in the headline. */
  readonly isOfHeadline: boolean;
  /** Whom the story names first of all. */
  readonly lead: Entity | null;
  /** The phrases that name people for the first time, by entity. */
  readonly firstNamings: ReadonlyMap<Entity, Mention>;
  /** The words quoted in the mention's sentence, lower case: who is spoken of in them is rarely who speaks. */
  readonly quoted: ReadonlySet<string>;
}
