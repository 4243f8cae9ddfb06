import type { Print } from './print.ts';

/** Words in a row that make a key: few stories share four by chance. */
const shingleLength = 4;
/**
 * Keys of a story. Of two stories that share a third of their runs of words, some five keys are the same; of two that
 * share none, none.
 */
const keyCount = 16;

/**
 * Gives the keys by which copies of a story find it: the smallest digests of its runs of words. Which they are depends
 * on nothing but the words, so that two stories choose the same where they have the same.
 */
export function sketchPrint({ prose, quoted }: Print): readonly number[] {
  const digests = [...digestShingles(prose, shingleLength), ...digestShingles(quoted, shingleLength)];
  return [...new Set(digests)].sort((a, b) => a - b).slice(0, keyCount);
}

/** Gives a 32-bit digest of every run of so many words, in their order. */
export function digestShingles(words: readonly string[], length: number): readonly number[] {
  const digests = words.map(digestWord);
  const shingles: number[] = [];
  for (let at = 0; at + length <= digests.length; at += 1) {
    let digest = 0;
    for (let offset = 0; offset < length; offset += 1) {
      digest = Math.imul(digest, 0x9e3779b1) + (digests[at + offset] ?? 0);
    }
    shingles.push(mix(digest));
  }
  return shingles;
}

/** FNV-1a over the letters. */
function digestWord(word: string): number {
  let digest = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) digest = Math.imul(digest ^ word.charCodeAt(at), 0x01000193);
  return digest;
}

/** Spreads a digest over all 32 bits, so that the smallest ones are those of no kind of word. */
function mix(digest: number): number {
  const once = Math.imul(digest ^ (digest >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
