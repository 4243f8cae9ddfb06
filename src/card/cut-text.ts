import type { Inline } from '../domain.ts';
import { readInline } from './inline.ts';

/** The sign of a cut. It is ours, so it always stands outside the quotation marks. */
export const CUT_SIGN = '…';

/** Cuts text to at most `lengthMax` units at a word's end and marks the cut; short text stays as it is. */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  return text.slice(0, findWordEnd(text, lengthMax - CUT_SIGN.length)) + CUT_SIGN;
}

/** Cuts pieces at a word's end as {@link cutText} does; formatting of what remains is kept. */
export function cutInlines(inlines: readonly Inline[], lengthMax: number): readonly Inline[] {
  const text = inlines.map(readInline).join('');
  if (text.length <= lengthMax) return inlines;
  const end = findWordEnd(text, lengthMax - CUT_SIGN.length);
  return [...sliceInlines(inlines, end), { kind: 'plain', text: CUT_SIGN }];
}

/** Gives the pieces of the first `length` units of what they say. */
export function sliceInlines(inlines: readonly Inline[], length: number): readonly Inline[] {
  const kept: Inline[] = [];
  let rest = length;
  for (const inline of inlines) {
    if (rest <= 0) break;
    kept.push(inline.kind === 'time' ? inline : { ...inline, text: inline.text.slice(0, rest) });
    rest -= readInline(inline).length;
  }
  return kept;
}

/**
 * Finds the last place at or before `lengthMax` where a word has ended: before white space where there is some
 * in the second half, else (as in Japanese) where the language ends a word, else between two visible characters.
 */
export function findWordEnd(text: string, lengthMax: number): number {
  const space = findLastSpace(text.slice(0, lengthMax + 1));
  if (space > lengthMax / 2) return space;
  const word = findLastBorder(text, lengthMax, 'word');
  return word > lengthMax / 2 ? word : findLastBorder(text, lengthMax, 'grapheme');
}

/** Finds where the last white space of a text begins; -1 without any. */
function findLastSpace(text: string): number {
  let index = text.length - 1;
  while (index >= 0 && /\S/.test(text.charAt(index))) index--;
  while (index > 0 && /\s/.test(text.charAt(index - 1))) index--;
  return index;
}

function findLastBorder(text: string, lengthMax: number, granularity: 'word' | 'grapheme'): number {
  const head = text.slice(0, lengthMax + LONGEST_GRAPHEME_LENGTH);
  let border = 0;
  for (const { index } of new Intl.Segmenter('und', { granularity }).segment(head)) {
    if (index <= lengthMax) border = index;
  }
  return border;
}

/** Units that the longest visible characters take, such as a family of emoji: what is cut through ends no word. */
const LONGEST_GRAPHEME_LENGTH = 64;
