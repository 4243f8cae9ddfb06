import { fold } from './fold.ts';
import { readLexicon } from './lexicon.ts';
import { findNumbers, isNumberWord } from './read-numbers.ts';
import { stem } from './stem.ts';

/** A word of a text: where it stands and what it is compared by. */
export interface Word {
  /** UTF-16 offset in the text. */
  readonly start: number;
  readonly end: number;
  /** Lower case, no accents, no apostrophes, contractions cut: `Don’t` is `dont`, `goat’s` is `goat`. */
  readonly form: string;
  /** What the form shares with its inflections. */
  readonly stem: string;
  /** Whether the word ended in a possessive `’s`. */
  readonly possessive: boolean;
  /** Whether it was printed with a capital first letter. */
  readonly capital: boolean;
}

// A number with commas between groups of three or with a point, or letters and digits with apostrophes inside.
// Hyphens part words, so that "okafor lind" and "Okafor-Lind" read the same.
const wordPattern =
  /\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)*(?!\p{N})|\p{N}+(?:\.\p{N}+)+(?:(?:[km]|bn)(?![\p{L}\p{N}]))?|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_]|['’‘ʼ＇`´](?=\p{L}))*/giu;

/** Splits a text into words with their offsets; number words become figures, and chat spellings what they stand for. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let hasNumbers = false;
  for (const { 0: printed, index: start } of text.matchAll(wordPattern)) {
    const { form, isNumber, ...known } = readPrinted(printed);
    if (form === '') continue;
    hasNumbers ||= isNumber;
    words.push({ start, end: start + printed.length, form, ...known });
  }
  return hasNumbers ? mergeNumbers(words) : words;
}

function mergeNumbers(words: readonly Word[]): readonly Word[] {
  const merged: Word[] = [];
  let at = 0;
  for (const { from, to, figures } of findNumbers(words.map(({ form }) => form))) {
    const [first, last] = [words[from], words[to - 1]];
    if (!first || !last) continue;
    const number = { ...first, end: last.end, form: figures, stem: figures, possessive: last.possessive };
    merged.push(...words.slice(at, from), number);
    at = to;
  }
  return [...merged, ...words.slice(at)];
}

// ── One word ─────────────────────────────────────────────────────────────────────────────────────────

/** What a printed word says wherever it stands. */
type Printed = Pick<Word, 'form' | 'stem' | 'possessive' | 'capital'> & { readonly isNumber: boolean };

// Words kept at hand: print repeats its words, so a bounded table serves almost every one.
const knownMax = 50_000;
const known = new Map<string, Printed>();

function readPrinted(printed: string): Printed {
  const before = known.get(printed);
  if (before) return before;
  if (known.size >= knownMax) known.clear();
  const read = foldPrinted(printed);
  known.set(printed, read);
  return read;
}

const apostrophes = /['’‘ʼ＇`´]/g;
const contraction = /['’‘ʼ＇`´](?:ve|ll|re|d|m)$/;
const possessive = /['’‘ʼ＇`´]s$/;

/** Chat spellings and the words they stand for; the empty word drops the spelling. */
const spellings: ReadonlyMap<string, string> = new Map(
  readLexicon('chat-spellings').map((line) => {
    const [spelling = '', word = ''] = line.split('=').map((side) => side.trim());
    return [spelling, word] as const;
  }),
);

function foldPrinted(printed: string): Printed {
  const folded = fold(printed);
  const bare = folded
    .replace(contraction, '')
    .replace(possessive, '')
    .replace(apostrophes, '')
    .replace(/[,_]/g, '');
  const form = spellings.get(bare) ?? bare;
  return {
    form,
    stem: stem(form),
    possessive: possessive.test(folded),
    capital: /^\p{Lu}/u.test(printed),
    isNumber: isNumberWord(form),
  };
}
