import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Token } from '../text/story-text.ts';

/** Whether a word may stand between a subject and its verb: "Kay has since said". */
export function isAdverb(token: Token | undefined, { auxiliaries }: Lexicons): boolean {
  return token?.kind === 'word' && (auxiliaries.has(token.lower) || token.lower.endsWith('ly'));
}
