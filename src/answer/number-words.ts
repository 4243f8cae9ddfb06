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
    const form = String(value);
    merged.push({ ...first, end: last.end, form, stem: form, possessive: last.possessive });
    at += length;
  }
  return merged;
}

function readNumber(words: readonly Word[], from: number): { value: number; length: number } {
  let total = 0;
  let part = 0;
  let length = 0;
  let previous = Number.POSITIVE_INFINITY;
  for (const word of words.slice(from)) {
    const unit = small.get(word.form) ?? tens.get(word.form);
    const scale = scales.get(word.form);
    const digits = length === 0 && /^\d{1,9}$/.test(word.form) ? Number(word.form) : undefined;
    if (unit !== undefined && (length === 0 || fitsAfter(previous, unit))) {
      part += unit;
      previous = unit;
    } else if (digits !== undefined) {
      part = digits;
      previous = 0;
    } else if (scale !== undefined && length > 0 && part > 0) {
      if (scale === 100) part *= scale;
      else {
        total += part * scale;
        part = 0;
      }
      previous = scale;
    } else break;
    length += 1;
  }
  return { value: total + part, length };
}

/** Whether a unit may follow: `twenty` then `two`, `hundred` then anything below it. */
function fitsAfter(previous: number, unit: number): boolean {
  return previous >= 100 || (previous >= 20 && unit < 10 && unit > 0);
}
