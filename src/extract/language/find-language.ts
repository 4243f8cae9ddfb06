import { readLexicon } from '../../words/index.ts';

/** Enough of a story to tell. */
const wordsRead = 1500;
/** Fewer words may be names only. */
const wordsMin = 25;
/** In running text of any language here, a quarter and more of the words are among its small ones. */
const shareSure = 0.15;
/** A page may state its language wrongly; below this the text does not contradict it. */
const shareDoubtful = 0.08;

const smallWords = readLexicon('language-words').map((line) => {
  const [code = '', ...words] = line.split(/\s+/);
  return { code, words: new Set(words) };
});

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
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}']+/gu)
      ?.slice(0, wordsRead) ?? [];
  if (words.length < wordsMin) return statedCode;
  const shares = smallWords
    .map(({ code, words: small }) => ({
      code,
      share: words.filter((word) => small.has(word)).length / words.length,
    }))
    .toSorted((a, b) => b.share - a.share);
  const best = shares[0];
  if (best !== undefined && best.share >= shareSure) return best.code;
  const english = shares.find(({ code }) => code === 'en')?.share ?? 0;
  return statedCode === 'en' || english < shareDoubtful ? statedCode : null;
}

function findScript(text: string): string | null {
  const letters = text.slice(0, lettersRead).match(/\p{L}/gu)?.join('') ?? '';
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
