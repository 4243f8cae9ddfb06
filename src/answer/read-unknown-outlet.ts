import { type Asked, overlap, printed, type WordRange } from './asked.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An outlet that a question names and the library has no story of. */
export interface UnknownOutlet extends WordRange {
  readonly name: string;
}

// "told the Harbour Gazette", "in Starlight Weekly"
const leads = new Set('tell told tells telling in to with by from via per'.split(' '));
// Words of a name before the noun that closes it.
const namingMax = 2;

/** Finds words that are made and placed as an outlet's name; null where none are, or where they are part of a known one's. */
export function readUnknownOutlet(
  asked: Asked,
  known: readonly (WordRange | null)[],
  vocabulary: Vocabulary,
): UnknownOutlet | null {
  const { words } = asked;
  const isOfName = (at: number) => {
    const form = words[at]?.form ?? '';
    const isSmall = vocabulary.stopWords.has(form) || vocabulary.frameWords.has(form) || leads.has(form);
    return form !== '' && !isSmall && !vocabulary.outletNouns.has(form);
  };
  for (const [at, { form }] of words.entries()) {
    if (!vocabulary.outletNouns.has(form)) continue;
    let from = at;
    while (at - from < namingMax && isOfName(from - 1)) from -= 1;
    const start = words[from - 1]?.form === 'the' ? from - 1 : from;
    const range = { from: start, to: at + 1 };
    const isLed = from < at && leads.has(words[start - 1]?.form ?? '');
    if (isLed && !known.some((other) => other !== null && overlap(other, range)))
      return { ...range, name: printed(asked, { from, to: at + 1 }) };
  }
  return null;
}
