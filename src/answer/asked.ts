import { readWords, stem, type Word } from '../words/index.ts';
import { greetingWords } from './greetings.ts';

/** A question's text, cleaned and split, for the passes that understand it. */
export interface Asked {
  readonly text: string;
  readonly words: readonly Word[];
  /** The words' forms with a space between: what the patterns of the passes are written for. */
  readonly line: string;
  /** Where each word begins in `line`. */
  readonly offsets: readonly number[];
}

/** A stretch of words: indexes into `words`, `to` exclusive. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Characters of a question that are read: a long quotation may be remembered whole, and what is longer still is
 * somebody's pasted page.
 */
export const questionLengthMax = 1000;

/** Cleans a question's text of what no reader sees, cuts it to a bounded length and splits it. */
export function readAsked(text: string): Asked {
  const clean = cleanText(text);
  const words = readWords(clean).map(readSlang);
  const offsets: number[] = [];
  let line = '';
  for (const { form } of words) {
    if (line !== '') line += ' ';
    offsets.push(line.length);
    line += form;
  }
  return { text: clean, words, line, offsets };
}

// What may stand before it besides: "got any sauce", "whats the sauce".
const beforeSource = new Set([...greetingWords, 'got', 'any', 'the', 'need', 'whats']);
const afterSource = new Set(['on', 'for', 'of', 'about', 'to', 'please', 'or', 'pls', 'plz']);

/** Reads "sauce" for "source" where it asks for one: "sauce on the goat quote", "got sauce?"; but not "about the sauce". */
function readSlang(word: Word, at: number, words: readonly Word[]): Word {
  if (word.form !== 'sauce') return word;
  const opens = words.slice(0, at).every(({ form }) => beforeSource.has(form));
  const next = words[at + 1]?.form;
  return opens && (next === undefined || afterSource.has(next))
    ? { ...word, form: 'source', stem: stem('source') }
    : word;
}

function cleanText(text: string): string {
  const visible = text
    .normalize('NFC')
    // Direction marks, zero-width characters and the like are dropped; other controls part words.
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Co}\p{Cn}\p{Z}]+/gu, ' ')
    .trim();
  return visible.length <= questionLengthMax
    ? visible
    : visible.slice(0, questionLengthMax).replace(/\S*$/u, '').trim();
}

/** Gives the words that a match of a pattern in `line` covers. */
export function wordsIn(asked: Asked, start: number, end: number): WordRange {
  const from = asked.offsets.findIndex((offset) => offset >= start);
  const to = asked.offsets.findIndex((offset) => offset >= end);
  const last = asked.words.length;
  return { from: from === -1 ? last : from, to: to === -1 ? last : to };
}

/** Finds where sayings of several words stand. */
export function findSayings(asked: Asked, sayings: readonly string[]): readonly WordRange[] {
  const line = ` ${asked.line} `;
  return sayings.flatMap((saying) => {
    const at = line.indexOf(` ${saying} `);
    return at === -1 ? [] : [wordsIn(asked, at, at + saying.length)];
  });
}

/** Gives the words that stand between two offsets of the text. */
export function wordsBetween(asked: Asked, start: number, end: number): WordRange {
  const from = asked.words.findIndex((word) => word.end > start);
  const to = asked.words.findIndex((word) => word.start >= end);
  const last = asked.words.length;
  return { from: from === -1 ? last : from, to: to === -1 ? last : to };
}

/** Gives the printed text of a range of words. */
export function printed(asked: Asked, { from, to }: WordRange): string {
  const first = asked.words[from];
  const last = asked.words[to - 1];
  return first && last && to > from ? asked.text.slice(first.start, last.end) : '';
}

/** Whether a word lies in a range. */
export const isWithin = (index: number, range: WordRange | null): boolean =>
  range !== null && index >= range.from && index < range.to;

/** Whether two ranges share a word. */
export const overlap = (one: WordRange, other: WordRange): boolean =>
  one.from < other.to && other.from < one.to;
