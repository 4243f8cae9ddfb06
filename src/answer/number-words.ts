import type { Word } from './word.ts';

const small: ReadonlyMap<string, number> = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen'
  )
    .split(' ')
    .map((name, value) => [name, value]),
);
const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((name, index) => [name, (index + 2) * 10]),
);
const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

/** Whether a word is a number, or a word for one. */
export const isNumberWord = ({ form }: Word): boolean =>
  small.has(form) || tens.has(form) || /^\d/.test(form);

/**
 * Joins number words to digits, so that `ninety thousand` and `90,000` are one word.
 *
 * A lone `one` stays a word: it is a pronoun more often than a count.
 */
export function mergeNumberWords(words: readonly Word[]): readonly Word[] {
  const merged: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const first = words[at];
    if (!first) break;
    const { value, length } = readNumber(words, at);
    const last = words[at + length - 1];
    if (length === 0 || !last || (length === 1 && first.form === 'one')) {
      merged.push(first);
      at += 1;
      continue;
    }
    const form = String(Number(value.toPrecision(digitsMax)));
    merged.push({ ...first, end: last.end, form, stem: form, possessive: last.possessive });
    at += length;
  }
  return merged;
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

function readNumber(words: readonly Word[], from: number): { value: number; length: number } {
  let count: Count | null = null;
  let length = 0;
  for (let at = from; at < words.length; at += 1) {
    const next: Count | null = count ? goOn(count, words[at]?.form ?? '') : begin(words[at]?.form ?? '');
    if (!next) break;
    count = next;
    length += 1;
  }
  return { value: count ? count.total + count.part : 0, length };
}

function begin(form: string): Count | null {
  const unit = small.get(form) ?? tens.get(form);
  if (unit !== undefined) return { total: 0, part: unit, last: unit };
  return /^\d{1,9}(?:\.\d{1,9})?$/.test(form) ? { total: 0, part: Number(form), last: 0 } : null;
}

function goOn({ total, part, last }: Count, form: string): Count | null {
  const unit = small.get(form) ?? tens.get(form);
  // `twenty` then `two`, `hundred` then anything below it.
  if (unit !== undefined) {
    const fits = last >= 100 || (last >= 20 && unit > 0 && unit < 10);
    return fits ? { total, part: part + unit, last: unit } : null;
  }
  const scale = scales.get(form);
  if (scale === undefined || part === 0) return null;
  return scale === 100
    ? { total, part: part * scale, last: scale }
    : { total: total + part * scale, part: 0, last: scale };
}
