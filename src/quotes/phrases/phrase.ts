import type { Lexicons, WordGender } from '../lexicons/lexicons.ts';
import type { Sentence, Token } from '../text/story-text.ts';
import type { Mention } from './mention.ts';

/** What the words of one phrase tell by themselves, before its place in the story is known. */
export type Phrase = Omit<
  Mention,
  'index' | 'reach' | 'paragraph' | 'sentence' | 'role' | 'appositiveOf' | 'owner'
>;

/** What phrases are read from: one paragraph, and what the whole story tells of its capitals. */
export interface Ground {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly lexicons: Lexicons;
  /** Whether somebody who talks with others says so, and "you" is one of them. */
  readonly isTurn: boolean;
  /** Words that stand with a capital within a sentence, or before another, somewhere in the story. */
  readonly capitals: ReadonlySet<string>;
  /** Those of them that no sentence need begin with, so that the capital is the word's own. */
  readonly within: ReadonlySet<string>;
  /** Months and days that stand as somebody's first name somewhere in the story, lower case. */
  readonly months: ReadonlySet<string>;
  /** Two words in a row that begin or end a name, of which the odd one alone tells none: "one nation", "mira 9". */
  readonly oddNames: ReadonlySet<string>;
  /** In a headline: the only names that can stand there, lower case; null elsewhere. */
  readonly known: ReadonlySet<string> | null;
}

/** Whether a sentence starts at a token. */
export function startsSentence({ sentences }: Pick<Ground, 'sentences'>, at: number): boolean {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return sentences[low]?.from === at;
}

/**
 * Makes a phrase of what is told of it; the rest is as plain as can be. Field by field, as objects that are all of one shape
 * are read several times faster.
 */
export function makePhrase(told: Partial<Phrase> & Pick<Phrase, 'from' | 'to' | 'kind'>): Phrase {
  return {
    from: told.from,
    to: told.to,
    kind: told.kind,
    name: told.name ?? null,
    title: told.title ?? null,
    heads: told.heads ?? [],
    age: told.age ?? null,
    gender: told.gender ?? '-',
    isPlural: told.isPlural ?? false,
    isBody: told.isBody ?? false,
    isDocument: told.isDocument ?? false,
    isIndefinite: told.isIndefinite ?? false,
    isPossessive: told.isPossessive ?? false,
    possessor: told.possessor ?? null,
    qualifiers: told.qualifiers ?? [],
  };
}

/** What a phrase's place tells of it; mentions and sentences are counted from its paragraph's start. */
export type Place = Omit<Mention, keyof Phrase | 'paragraph'> & Pick<Mention, 'gender'>;

/** Where a paragraph starts: how many mentions and sentences the story has before it. */
interface Start {
  readonly paragraph: number;
  readonly mentions: number;
  readonly sentences: number;
}

/** Makes a mention of a phrase in its place; field by field too, as a story has hundreds. */
export function makeMention(phrase: Phrase, place: Place, start: Start): Mention {
  const { mentions } = start;
  return {
    index: mentions + place.index,
    paragraph: start.paragraph,
    sentence: start.sentences + place.sentence,
    from: phrase.from,
    to: phrase.to,
    reach: place.reach,
    kind: phrase.kind,
    name: phrase.name,
    title: phrase.title,
    heads: phrase.heads,
    age: phrase.age,
    gender: place.gender,
    isPlural: phrase.isPlural,
    isBody: phrase.isBody,
    isDocument: phrase.isDocument,
    isIndefinite: phrase.isIndefinite,
    role: place.role,
    possessor: phrase.possessor,
    qualifiers: phrase.qualifiers,
    owner: place.owner === null ? null : mentions + place.owner,
    isPossessive: phrase.isPossessive,
    appositiveOf: place.appositiveOf === null ? null : mentions + place.appositiveOf,
  };
}

/** Widens a name to take in the role before it, and what tells that apart: "Welsh drummer Kay Reyes". */
export function addRole(
  name: Phrase,
  {
    from,
    noun,
    gender,
    qualifiers = [],
  }: { from: number; noun: string; gender: WordGender | undefined; qualifiers?: readonly string[] },
): Phrase {
  return {
    ...name,
    from,
    heads: [noun, ...name.heads],
    gender: agree(name.gender, gender),
    qualifiers: [...qualifiers, ...name.qualifiers],
  };
}

/** Gives the gender known already, else what another word tells. */
export function agree(known: WordGender, told: WordGender | undefined): WordGender {
  return known === '-' ? (told ?? '-') : known;
}

/** Gives the words with a capital, lower case: they tell which alum or star is meant; "Leeds-born" tells of Leeds. */
export function listCapitals(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ isCapital, lower }) =>
    isCapital ? [lower.replace(/-(?:born|based|raised|bred|native)$/, '')] : [],
  );
}
