import type { Words } from './saying.ts';

/** The word lists by which printings are made comparable. */
export interface WordLists {
  /** What stands for a word ("gonna" for `going`, `to`); nothing for words that printings add and drop. */
  readonly spokenForms: ReadonlyMap<string, readonly string[]>;
  /** Puts numbers in figures: `twenty`, `two` becomes `22`. */
  readonly readNumbers: (words: readonly string[]) => readonly string[];
  /** Whether a word says too little by itself. */
  readonly isSmall: (word: string) => boolean;
}

/** No outlet prints more in one go; what a longer statement says beyond is said in the same breath. */
const wordCountMax = 600;

/** Reads the runs of a quotation into comparable words; where printing cut between runs does not show in them. */
export function readWords(runs: readonly string[], lists: WordLists): Words {
  const printed = runs.flatMap((run) => foldPrint(run).match(printedWord) ?? []);
  const spoken = printed.slice(0, wordCountMax).flatMap((word) => expandWord(word, lists.spokenForms));
  const words = lists.readNumbers(spoken).map(levelSpelling);
  return { words, telling: words.map((word) => !lists.isSmall(word)) };
}

// ── What print adds ──────────────────────────────────────────────────────────────────────────────────

const capitalGiven = /\[(\p{L})\](?=\p{L})/gu;
/** What an editor put in, or put for other words: "[the film]". */
const putIn = /\[[^[\]]{0,120}\]/g;
/** Letters starred out, from where their word begins; which they were shows elsewhere only. */
const starred = /(?<![\p{L}\p{N}])[\p{L}\p{N}]*\*[\p{L}\p{N}*]*/gu;
const apostrophes = /[’‘ʼ＇`´]/g;
const marks = /\p{M}+/gu;
const thousands = /(?<=\d),(?=\d{3}(?!\d))/g;
const printedWord = /\p{L}+(?:'\p{L}+)*|\p{N}+(?:\.\p{N}+)*/gu;

const plainAscii = /^[\0-\x7f]*$/;
const edited = /[[*&%]|\d,\d/;

function foldPrint(text: string): string {
  const plain = plainAscii.test(text) ? text : text.normalize('NFKD').replace(marks, '');
  const lower = plain.toLowerCase().replace(apostrophes, "'");
  // Most print has nothing of what follows.
  if (!edited.test(lower)) return lower;
  return lower
    .replace(capitalGiven, '$1')
    .replace(putIn, ' ')
    .replace(starred, ' ')
    .replace(thousands, '')
    .replaceAll('&', ' and ')
    .replaceAll('%', ' percent ');
}

// ── What speech runs together ────────────────────────────────────────────────────────────────────────

const endings: readonly (readonly [ending: string, stand: readonly string[]])[] = [
  ["n't", ['not']],
  ["'ve", ['have']],
  ["'ll", ['will']],
  ["'re", ['are']],
  ["'m", ['am']],
  // "Has", "is" or a genitive; "had" or "would".
  ["'s", []],
  ["'d", []],
];

function expandWord(word: string, forms: WordLists['spokenForms']): readonly string[] {
  const known = forms.get(word);
  if (known !== undefined) return known;
  const cut = word.indexOf("'");
  if (cut < 0) return [word];
  const [ending, stand] = endings.find(([one]) => word.endsWith(one)) ?? ['', []];
  const stem = ending === '' ? word.replaceAll("'", '') : word.slice(0, -ending.length);
  return [...(forms.get(stem) ?? [stem]), ...stand];
}

// ── What two countries spell apart ───────────────────────────────────────────────────────────────────

const britishOur = /^(\p{L}{2,})our(s?|ed|ing|ful|ites?)$/u;
const britishIse = /^(\p{L}{3,}i)s(es?|ed|ing|ations?)$/u;

/** "Honour" is read as "honor" and "realised" as "realized"; a word that only looks so is changed alike everywhere. */
function levelSpelling(word: string): string {
  if (word.includes('our')) return word.replace(britishOur, '$1or$2');
  return word.includes('is') ? word.replace(britishIse, '$1z$2') : word;
}
