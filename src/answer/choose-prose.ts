import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

// What ranking reads of one story, in characters: longer than news stories are, so that features, live blogs
// and transcripts are cut. Reading a character takes a fifth of a microsecond, and eight whole stories are read at once.
const readMax = 8_000;
// Of these, what is kept for the story's beginning, which says what it is about.
const beginningMax = 4_000;
// A paragraph longer than this is a page pasted into one; no sentence about another stands farther off.
const paragraphMax = 2_000;

/**
 * Chooses the paragraphs of a story that ranking reads: all, or of a very long story its beginning and those that print
 * most of the words whose beginnings are `wanted`.
 */
export function chooseProse(paragraphs: readonly string[], wanted: readonly string[]): readonly string[] {
  const cut = paragraphs.map((text) => cutEnd(text));
  if (lengthOf(cut) <= readMax) return cut;
  const beginning = takeUpTo(beginningMax, cut);
  const rest = cut.slice(beginning.length).map((text) => ({ text, worth: countWanted(text, wanted) }));
  const telling = rest.filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth);
  return [
    ...beginning,
    ...takeUpTo(
      readMax - beginningMax,
      telling.map(({ text }) => text),
    ),
  ];
}

/** Cuts a paragraph to the part that ranking reads: its beginning. */
export const cutEnd = (text: string) => text.slice(0, paragraphMax);

/** Cuts a paragraph to the part that ranking reads around words that it prints. */
export function cutAround(text: string, words: string): string {
  if (text.length <= paragraphMax + words.length) return text;
  const at = Math.max(0, text.indexOf(words) - paragraphMax / 2);
  return text.slice(at, at + paragraphMax + words.length);
}

const lengthOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0);

function takeUpTo(lengthMax: number, texts: readonly string[]): readonly string[] {
  let length = 0;
  const end = texts.findIndex((text) => {
    length += text.length;
    return length > lengthMax;
  });
  return end === -1 ? texts : texts.slice(0, end);
}

// Looking for words in a long text is quick only without folding it and splitting it into words: the first letters of
// a stem are found in every form of the word, and mostly stand before its accents.
const beginningLengthMax = 5;
const beginningLengthMin = 3;

/** Gives the beginnings of words by which the paragraphs of a long story are chosen. */
export function listBeginnings(tokens: readonly Token[], { stopWords }: Vocabulary): readonly string[] {
  const telling = tokens.filter(({ form }) => !stopWords.has(form));
  const beginnings = telling.map(({ stem }) => stem.slice(0, beginningLengthMax));
  return [...new Set(beginnings)].filter(({ length }) => length >= beginningLengthMin);
}

function countWanted(text: string, wanted: readonly string[]): number {
  const lower = text.toLowerCase();
  return wanted.filter((beginning) => lower.includes(beginning)).length;
}
