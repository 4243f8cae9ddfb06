import { readLexiconRows } from './lexicon.ts';

/** A stretch of words that say one number: indexes, `to` exclusive. */
export interface NumberStretch {
  readonly from: number;
  readonly to: number;
  readonly figures: string;
}

const values: ReadonlyMap<string, number> = new Map(
  readLexiconRows('number-words').map(([word = '', value]) => [word, Number(value)]),
);

const figured = /^(\d{1,9}(?:\.\d{1,9})?)(k|m|bn)?$/;
const suffixes: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9 };

/** Whether a folded word is a number, or a word for one. */
export const isNumberWord = (word: string): boolean => values.has(word) || figured.test(word);

/** Puts the numbers among folded words in figures: `ninety`, `thousand` becomes `90000`. */
export function readNumbers(words: readonly string[]): readonly string[] {
  if (!words.some(isNumberWord)) return words;
  const read: string[] = [];
  let at = 0;
  for (const { from, to, figures } of findNumbers(words)) {
    read.push(...words.slice(at, from), figures);
    at = to;
  }
  return [...read, ...words.slice(at)];
}

/**
 * Finds the numbers among folded words: `ninety thousand`, `90k` and `90000`, `1.5 million`, `a hundred and one`.
 *
 * A lone `one` stays a word: it is a pronoun more often than a count.
 */
export function findNumbers(words: readonly string[]): readonly NumberStretch[] {
  const found: NumberStretch[] = [];
  for (let at = 0; at < words.length; ) {
    const { value, length } = readNumber(words, at);
    if (length > 1 || (length === 1 && words[at] !== 'one'))
      found.push({ from: at, to: at + length, figures: String(Number(value.toPrecision(digitsMax))) });
    at += Math.max(length, 1);
  }
  return found;
}

// Beyond these a binary fraction shows: 1.1 times a million is no whole number to a machine.
const digitsMax = 15;

/** A number as far as it is read. */
interface Count {
  /** What "thousand" and "million" have closed. */
  readonly total: number;
  readonly part: number;
  /** The value of the last word, which says what may follow. */
  readonly last: number;
}

const nothing: Count = { total: 0, part: 0, last: 0 };
const oneOf: Count = { total: 0, part: 1, last: 0 };

function readNumber(words: readonly string[], from: number): { value: number; length: number } {
  let count: Count = nothing;
  let to = from;
  for (let at = from; at < words.length; at += 1) {
    const next = at === from ? begin(words, at) : goOn(count, words[at] ?? '');
    if (next) {
      count = next;
      to = at + 1;
    } else if (!(words[at] === 'and' && count.last >= 100 && isBelowHundred(words[at + 1]))) break;
  }
  return { value: count.total + count.part, length: to - from };
}

const isScale = (word: string | undefined) => (values.get(word ?? '') ?? 0) >= 100;
const isBelowHundred = (word: string | undefined) => (values.get(word ?? '') ?? 100) < 100;

function begin(words: readonly string[], at: number): Count | null {
  const word = words[at] ?? '';
  if ((word === 'a' || word === 'an') && isScale(words[at + 1])) return oneOf;
  if (isScale(word)) return goOn(oneOf, word);
  const unit = values.get(word);
  if (unit !== undefined) return { total: 0, part: unit, last: unit };
  const [, number, suffix] = figured.exec(word) ?? [];
  return number === undefined
    ? null
    : { total: 0, part: Number(number) * (suffixes[suffix ?? ''] ?? 1), last: 0 };
}

function goOn({ total, part, last }: Count, word: string): Count | null {
  const value = values.get(word);
  if (value === undefined) return null;
  // `twenty` then `two`, `hundred` then anything below it.
  if (value < 100) {
    const fits = last >= 100 || (last >= 20 && value > 0 && value < 10);
    return fits ? { total, part: part + value, last: value } : null;
  }
  if (part === 0) return null;
  return value === 100
    ? { total, part: part * value, last: value }
    : { total: total + part * value, part: 0, last: value };
}
