import type { Vocabulary } from './vocabulary.ts';
import type { Word } from './word.ts';
import { readWords } from './words.ts';

/** A word as ranking compares it: by its stem and by the groups of synonyms it opens. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly stem: string;
  readonly groups: readonly number[];
}

/** A text's tokens, and all their stems and groups for finding a word in it at once. */
export interface TokenText {
  readonly tokens: readonly Token[];
  readonly stems: ReadonlySet<string>;
  readonly groups: ReadonlySet<number>;
}

/** Reads texts into tokens. */
export type ReadText = (text: string) => TokenText;

/** Makes a reader that reads each text once: a passage is a paragraph of its story and comes many times in one ranking. */
export function makeReader(vocabulary: Vocabulary): ReadText {
  const known = new Map<string, TokenText>();
  return (text) => {
    const read = known.get(text) ?? toText(toTokens(readWords(text, vocabulary.spellings), vocabulary));
    known.set(text, read);
    return read;
  };
}

/** Joins texts that are read already. */
export function joinTexts(texts: readonly TokenText[]): TokenText {
  const [only] = texts;
  return only && texts.length === 1 ? only : toText(texts.flatMap(({ tokens }) => tokens));
}

function toText(tokens: readonly Token[]): TokenText {
  return {
    tokens,
    stems: new Set(tokens.map(({ stem }) => stem)),
    groups: new Set(tokens.flatMap(({ groups }) => groups)),
  };
}

const noGroups: readonly number[] = [];

/** Gives words their groups of synonyms; a longer entry ("turned down") belongs to its first word. */
function toTokens(words: readonly Word[], { synonyms }: Vocabulary): readonly Token[] {
  return words.map(({ start, end, form, stem }, at) => {
    const own = synonyms.groupsOf.get(stem) ?? noGroups;
    const longer = (synonyms.longer.get(stem) ?? [])
      .filter((entry) => entry.stems.every((other, step) => words[at + step]?.stem === other))
      .map(({ group }) => group);
    return { start, end, form, stem, groups: longer.length === 0 ? own : [...own, ...longer] };
  });
}
