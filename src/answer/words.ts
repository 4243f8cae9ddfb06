import { stemmer } from 'stemmer';
import { isNumberWord, mergeNumberWords } from './number-words.ts';
import type { Word } from './word.ts';

/** What words stand for that rules do not tell. */
export interface WordForms {
  /** Chat spellings and the words they stand for; the empty word drops the spelling. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Irregular forms and their bases: `ate` is `eat`. */
  readonly irregularForms: ReadonlyMap<string, string>;
}

// A number with commas between groups of three or with a point, or letters and digits with apostrophes inside.
// Hyphens part words, so that "okafor lind" and "Okafor-Lind" read the same.
const wordPattern =
  /\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)*(?!\p{N})|\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_]|['’‘ʼ`](?=\p{L}))*/gu;
const apostrophes = /['’‘ʼ`]/g;
const contraction = /['’‘ʼ`](?:ve|ll|re|d|m)$/;
const possessive = /['’‘ʼ`]s$/;

/** Splits a text into words with their offsets; number words become digits. */
export function readWords(text: string, forms: WordForms): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const word = toWord(match[0], match.index, forms);
    if (word) words.push(word);
  }
  return words.some(isNumberWord) ? mergeNumberWords(words) : words;
}

function toWord(printed: string, start: number, { spellings, irregularForms }: WordForms): Word | null {
  const folded = fold(printed);
  const isPlain = /^[a-z]+$/.test(folded);
  const bare = isPlain
    ? folded
    : folded.replace(contraction, '').replace(possessive, '').replace(apostrophes, '').replace(/[,_]/g, '');
  const form = spellings.get(bare) ?? bare;
  if (form === '') return null;
  return {
    start,
    end: start + printed.length,
    form,
    stem: stem(irregularForms.get(form) ?? form),
    possessive: !isPlain && possessive.test(folded),
    capital: printed[0] !== folded[0] && /^\p{Lu}/u.test(printed),
  };
}

// Letters that Unicode does not take apart into a base letter and a mark.
const wholeLetters: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['ı', 'i'],
]);

/** Lower-cases a text and takes its accents away. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\u0020-\u007e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[øłđðþæœßı]/g, (letter) => wholeLetters.get(letter) ?? letter);
}

// Stems kept at hand: print repeats its words, so a bounded table serves almost every one.
const stemsMax = 50_000;
const stems = new Map<string, string>();

/** Gives what a folded word shares with its inflections. */
export function stem(form: string): string {
  const known = stems.get(form);
  if (known !== undefined) return known;
  const found = /^[a-z]{3,}$/.test(form) ? stemmer(form) : form;
  if (stems.size < stemsMax) stems.set(form, found);
  return found;
}
