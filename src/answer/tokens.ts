import { readWords, type Word } from '../words/index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word as ranking compares it: by its stem and by the groups of synonyms that it or an entry it stands in belongs to. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly stem: string;
  /** The stems of the longer entry that it opens ("broke up"), else its own. */
  readonly whole: string;
  readonly groups: readonly number[];
  /** Whether it owns what follows: "Kay's". */
  readonly possessive: boolean;
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
    const read = known.get(text) ?? toText(toTokens(readWords(text), vocabulary));
    known.set(text, read);
    return read;
  };
}

/** Joins texts that are read already. */
export function joinTexts(texts: readonly TokenText[]): TokenText {
  const [only] = texts;
  if (only && texts.length === 1) return only;
  const stems = new Set<string>();
  const groups = new Set<number>();
  for (const text of texts) {
    for (const stem of text.stems) stems.add(stem);
    for (const group of text.groups) groups.add(group);
  }
  return { tokens: texts.flatMap(({ tokens }) => tokens), stems, groups };
}

function toText(tokens: readonly Token[]): TokenText {
  const stems = new Set<string>();
  const groups = new Set<number>();
  for (const token of tokens) {
    stems.add(token.stem).add(token.whole);
    for (const group of token.groups) groups.add(group);
  }
  return { tokens, stems, groups };
}

const noGroups: readonly number[] = [];

/** Gives words their groups of synonyms; a longer entry ("broke up") is whole at its first word, and each of its words means it. */
function toTokens(words: readonly Word[], { synonyms }: Vocabulary): readonly Token[] {
  const tokens: Token[] = words.map(({ start, end, form, stem, possessive }) => {
    const groups = synonyms.groupsOf.get(stem) ?? noGroups;
    return { start, end, form, stem, whole: stem, groups, possessive };
  });
  for (const [at, { stem }] of words.entries()) {
    const longer = synonyms.longer.get(stem);
    if (!longer) continue;
    const met = longer.filter((entry) =>
      entry.stems.every((other, step) => words[at + step]?.stem === other),
    );
    const [entry] = met;
    const first = tokens[at];
    if (entry && first) tokens[at] = { ...first, whole: entry.stems.join(' ') };
    for (const { stems, group } of met)
      for (const step of stems.keys()) {
        const token = tokens[at + step];
        if (token) tokens[at + step] = { ...token, groups: [...token.groups, group] };
      }
  }
  return tokens;
}
