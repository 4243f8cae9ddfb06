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

/** Counts the words of a line. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
}

/** Tells whether a line holds words in double or angle marks, or a whole clause in single ones. */
export function hasQuotedWords(text: string): boolean {
  return /["“”„«»]|(?:^|\s)[‘'][^‘'’]{15,}[,.!?…][’'](?:\s|$)/u.test(text);
}
