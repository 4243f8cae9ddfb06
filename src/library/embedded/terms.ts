import { stemmer } from 'stemmer';
import { foldText, foldWords } from './fold.ts';
import { readLexicon, readLexiconWords } from './lexicons.ts';

/**
 * Reads a text into the terms it is indexed by: folded, possessive endings off, numbers in figures, stemmed.
 *
 * "She's waited twenty-two years" is `she`, `wait`, `22`, `year`.
 */
export function readTerms(text: string): string[] {
  return readNumbers(foldWords(dropPossessives(text))).map(stemWord);
}

/** A longer search is a pasted page; its first words find the same, and its time stays bounded. */
const searchTermCountMax = 64;

/** Reads a search into its distinct terms, stop words left out unless there is nothing else. */
export function readSearchTerms(text: string): string[] {
  const words = readNumbers(foldWords(dropPossessives(text)));
  const telling = words.filter((word) => !isStopWord(word));
  return [...new Set((telling.length > 0 ? telling : words).map(stemWord))].slice(0, searchTermCountMax);
}

/** Tells whether a folded word says too little to search by. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

const possessive = /['’ʼ]s\b/gi;

function dropPossessives(text: string): string {
  return text.replace(possessive, '');
}

// ── Stop words ───────────────────────────────────────────────────────────────────────────────────────

/** Each stop word as `foldWords` leaves it, also without what `dropPossessives` takes. */
const stopWords: ReadonlySet<string> = new Set(
  readLexiconWords('stop-words').flatMap((word) => [...foldWords(word), ...foldWords(dropPossessives(word))]),
);

// ── Numbers ──────────────────────────────────────────────────────────────────────────────────────────

const numberValues: ReadonlyMap<string, number> = new Map(
  readLexicon('number-words').map(([word = '', value]) => [foldText(word), Number(value)]),
);

/** Puts numbers in figures: `twenty`, `two` becomes `22`; `two`, `hundred` becomes `200`. */
export function readNumbers(words: readonly string[]): string[] {
  const read: string[] = [];
  let number: number | null = null;
  for (const word of words) {
    const value = numberValues.get(word);
    const joined: number | null = number === null || value === undefined ? null : joinNumbers(number, value);
    if (number !== null && joined === null) read.push(String(number));
    number = joined ?? value ?? null;
    if (value === undefined) read.push(word);
  }
  if (number !== null) read.push(String(number));
  return read;
}

/** Gives the number that two number words in a row make, or null when they are two numbers ("five six"). */
function joinNumbers(before: number, value: number): number | null {
  if (value >= 100) return before < value ? before * value : null;
  if (before >= 100) return before % 100 === 0 ? before + value : joinTens(before, value);
  return joinTens(before, value);
}

function joinTens(before: number, value: number): number | null {
  const tens = before % 100;
  return tens >= 20 && tens % 10 === 0 && value > 0 && value < 10 ? before + value : null;
}

// ── Stems ────────────────────────────────────────────────────────────────────────────────────────────

/** Stems kept at hand; English print repeats itself, so a small table serves almost every word. */
const stemCacheSizeMax = 50_000;
const stems = new Map<string, string>();

function stemWord(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= stemCacheSizeMax) stems.clear();
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}
