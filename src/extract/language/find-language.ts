import { readLexicon } from '../../words/index.ts';

/** Enough of a story to tell. */
const wordsRead = 1500;
/** Fewer words may be names only. */
const wordsMin = 25;
/** In running text of any language here, a quarter and more of the words are among its small ones. */
const shareSure = 0.15;
/** A page may state its language wrongly; below this the text does not contradict it. */
const shareDoubtful = 0.08;

const languages = readLexicon('language-words').map((line) => {
  const [code = '', ...words] = line.split(/\s+/);
  return { code, words };
});
/** For each small word the languages that have it, by their place in the list. */
const languagesOf = new Map<string, number[]>();
for (const [at, { words }] of languages.entries()) {
  for (const word of new Set(words)) languagesOf.set(word, [...(languagesOf.get(word) ?? []), at]);
}

/** Scripts that tell the language by themselves, as far as a reader needs it told. */
const scripts = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
] as const;
/** Where the letters of those scripts begin, with Greek. */
const beyondLatin = /[\u0370-\u1fff\u2c00-\uffff]/;
/** Japanese is written with more of the letters it shares with Chinese. */
const scriptShareMin = 0.2;
const lettersRead = 5000;

/**
 * Finds the language of a story by its small words, or by its script; what its page states counts where these say
 * nothing. Null where nothing can be told.
 *
 * @param stated A code such as `en-US`, in whatever form the page gives it; null for none.
 */
export function findLanguage(lines: readonly string[], stated: string | null): string | null {
  const statedCode = readCode(stated);
  const text = lines.join('\n');
  const script = findScript(text);
  if (script !== null) return statedCode === null || statedCode === 'en' ? script : statedCode;
  const counts = languages.map(() => 0);
  let wordCount = 0;
  for (const [word] of text
    .toLowerCase()
    .replaceAll('’', "'")
    .matchAll(/[\p{L}']+/gu)) {
    wordCount += 1;
    for (const at of languagesOf.get(word) ?? []) counts[at] = (counts[at] ?? 0) + 1;
    if (wordCount === wordsRead) break;
  }
  if (wordCount < wordsMin) return statedCode;
  const shares = languages
    .map(({ code }, at) => ({ code, share: (counts[at] ?? 0) / wordCount }))
    .toSorted((a, b) => b.share - a.share);
  const best = shares[0];
  if (best !== undefined && best.share >= shareSure) return best.code;
  const english = shares.find(({ code }) => code === 'en')?.share ?? 0;
  return statedCode === 'en' || english < shareDoubtful ? statedCode : null;
}

function findScript(text: string): string | null {
  const start = text.slice(0, lettersRead);
  if (!beyondLatin.test(start)) return null;
  const letters = start.match(/\p{L}/gu)?.join('') ?? '';
  const found = scripts.find(
    ([, letter]) => (letters.match(letter)?.length ?? 0) > letters.length * scriptShareMin,
  );
  return found?.[0] ?? null;
}

/** Gives the language of `en-US`, `en_GB` or `English`; null for what is none. */
function readCode(stated: string | null): string | null {
  const code = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(stated ?? '')?.[1]?.toLowerCase();
  if (code !== undefined) return code === 'no' ? 'nb' : code;
  return /^\s*english/i.test(stated ?? '') ? 'en' : null;
}
