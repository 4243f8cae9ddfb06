import type { Words } from './saying.ts';

/** Words in a row that make a key: fewer are met by chance, more are lost at the first cut. */
const shingleLength = 3;
/** Of so many neighbouring shingles one is kept. */
const windowLength = 3;

/**
 * Gives the keys by which other printings of the same words are found: 32-bit digests of a few of its shingles.
 *
 * Two texts that share five words in a row, one of them telling, share a key, wherever each was cut; for of every three
 * neighbouring shingles the one kept depends on nothing but themselves. The more telling ones are preferred, so that
 * keys are rare.
 */
export function makeKeys({ words, telling }: Words): readonly number[] {
  const shingles = listShingles(words, telling);
  const keys = new Set<number>();
  for (let start = 0; start === 0 || start + windowLength <= shingles.length; start += 1) {
    const [best] = shingles.slice(start, start + windowLength).sort(preferShingle);
    if (best !== undefined && best.tellingCount > 0) keys.add(best.digest);
  }
  return [...keys];
}

interface Shingle {
  readonly digest: number;
  readonly tellingCount: number;
}

function listShingles(words: readonly string[], telling: readonly boolean[]): readonly Shingle[] {
  const count = Math.max(words.length > 0 ? 1 : 0, words.length - shingleLength + 1);
  return Array.from({ length: count }, (_, at) => ({
    digest: digestWords(words.slice(at, at + shingleLength)),
    tellingCount: telling.slice(at, at + shingleLength).filter(Boolean).length,
  }));
}

function preferShingle(a: Shingle, b: Shingle): number {
  return b.tellingCount - a.tellingCount || a.digest - b.digest;
}

/** FNV-1a over the letters. */
function digestWords(words: readonly string[]): number {
  let digest = 0x811c9dc5;
  for (const letter of words.join(' ')) digest = Math.imul(digest ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return digest >>> 0;
}
