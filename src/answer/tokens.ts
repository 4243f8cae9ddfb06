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

const noGroups: readonly number[] = [];

/** Reads a text into tokens. */
export function readTokens(text: string, vocabulary: Vocabulary): readonly Token[] {
  return toTokens(readWords(text, vocabulary.spellings), vocabulary);
}

/** Reads texts, each once: a passage is a paragraph of its story and comes many times in one ranking. */
export type ReadText = (text: string) => readonly Token[];

/** Makes a reader that remembers what it has read. */
export function makeReader(vocabulary: Vocabulary): ReadText {
  const known = new Map<string, readonly Token[]>();
  return (text) => {
    const tokens = known.get(text) ?? readTokens(text, vocabulary);
    known.set(text, tokens);
    return tokens;
  };
}

/** Gives words their groups of synonyms; a longer entry ("turned down") belongs to its first word. */
export function toTokens(words: readonly Word[], { synonyms }: Vocabulary): readonly Token[] {
  return words.map(({ start, end, form, stem }, at) => {
    const own = synonyms.groupsOf.get(stem) ?? noGroups;
    const longer = (synonyms.longer.get(stem) ?? [])
      .filter((entry) => entry.stems.every((other, step) => words[at + step]?.stem === other))
      .map(({ group }) => group);
    return { start, end, form, stem, groups: longer.length === 0 ? own : [...own, ...longer] };
  });
}
