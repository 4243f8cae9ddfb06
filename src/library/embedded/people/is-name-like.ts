import { foldWords, readLexiconWords, stopWords } from '../../../words/index.ts';

/** Small words that stand inside names in lower case ("Ludwig van Beethoven"). */
const particles: ReadonlySet<string> = new Set(readLexiconWords('particles'));

/**
 * Tells names and handles from descriptions: "Kutcher", "The Rock" and "@aplusk" may be searched for as names,
 * "the actress", "the Velvet Precinct star" and "She" may not.
 */
export function isNameLike(alias: string): boolean {
  const words = alias.trim().split(/\s+/);
  if (/^[@#]\S+$/.test(alias.trim())) return true;
  const [first = ''] = words;
  return (
    startsLikeName(first) &&
    words.every((word) => startsLikeName(word) || particles.has(word) || word === '&') &&
    !foldWords(alias).every((word) => stopWords.has(word))
  );
}

/** A capital, a figure, or a letter of a script without capitals; marks before it ("'Weird Al'") do not count. */
function startsLikeName(word: string): boolean {
  const first = word.match(/[\p{L}\p{N}]/u)?.[0];
  return first !== undefined && first === first.toUpperCase();
}
