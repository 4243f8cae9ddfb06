import type { Reach } from './find-directive.ts';

/** Lists the stretches of a text that are words in any language, Chinese and Thai included. */
export function findWords(text: string): readonly Reach[] {
  return [...WORDS.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

/** Characters in which the first or last words of a text are looked for; telling words apart takes its time. */
const END_LENGTH = 400;

/** Lists the first words of a text. */
export function findFirstWords(text: string): readonly Reach[] {
  const words = findWords(text.slice(0, END_LENGTH));
  // The last one may have been cut through.
  return text.length > END_LENGTH ? words.slice(0, -1) : words;
}

/** Lists the last words of a text. */
export function findLastWords(text: string): readonly Reach[] {
  const offset = Math.max(0, text.length - END_LENGTH);
  const words = findWords(text.slice(offset)).map(({ start, end }) => ({
    start: start + offset,
    end: end + offset,
  }));
  return offset > 0 ? words.slice(1) : words;
}

/** Takes whole words, without the punctuation outside them; words of signs only are taken as they are. */
export function takeFirst(text: string, count: number): string {
  const words = findFirstWords(text);
  const last = words[Math.min(count, words.length) - 1];
  return last === undefined ? text : text.slice(words[0]?.start, last.end);
}

/** Takes whole words from the end, as {@link takeFirst} does from the beginning. */
export function takeLast(text: string, count: number): string {
  const words = findLastWords(text);
  const first = words[Math.max(0, words.length - count)];
  return first === undefined ? text : text.slice(first.start, words.at(-1)?.end);
}
