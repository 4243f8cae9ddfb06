import type { NoiseRules } from './noise-rules.ts';

/** Why a line is noise. */
export type NoiseKind = 'furniture' | 'credit' | 'alt-text' | 'caption' | 'link' | 'tail';

/** A story's lines while the passes mark them. */
export interface Lines {
  readonly texts: readonly string[];
  readonly title: string | null;
  /** Filled by the passes, line by line. */
  readonly noise: Map<number, NoiseKind>;
}

/** One pass over the lines: adds to `noise`, never takes away. */
export type MarkPass = (lines: Lines, rules: NoiseRules) => void;

/**
 * Counts the words of a line: `[\p{L}\p{N}][\p{L}\p{N}'’.-]*`, letter by letter, since every line of a page is counted
 * and a list of its words would be thrown away.
 */
export function countWords(text: string): number {
  let count = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at += 1) {
    let kind = kinds[text.charCodeAt(at)] ?? unknown;
    if (kind === unknown) {
      const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
      kind = classify(letter);
      if (!/\p{Surrogate}/u.test(letter) && letter.length === 1) kinds[text.charCodeAt(at)] = kind;
      at += letter.length - 1;
    }
    if (kind === wordLetter && !isInside) count += 1;
    isInside = kind === wordLetter || (isInside && kind === joiner);
  }
  return count;
}

const [unknown, wordLetter, joiner, other] = [0, 1, 2, 3];
/** What each of Unicode's first letters is, as far as it was met; halves of later ones stay unknown. */
const kinds = new Uint8Array(0x10000);

function classify(letter: string): number {
  if (/[\p{L}\p{N}]/u.test(letter)) return wordLetter;
  return /['’.-]/.test(letter) ? joiner : other;
}

/** Tells whether a line holds words in double or angle marks, or a whole clause in single ones. */
export function hasQuotedWords(text: string): boolean {
  return /["“”„«»]|(?:^|\s)[‘'][^‘'’]{15,}[,.!?…][’'](?:\s|$)/u.test(text);
}
