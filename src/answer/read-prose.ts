import type { StoryHead } from '../domain.ts';
import type { ReadText } from './tokens.ts';

/**
 * Makes a reader for the prose of a story, in which its outlet's own name is no word: what somebody "told Union Wire" is
 * not about a union. A name of one word may be any word, and stays.
 */
export function makeProseReader({ outlet }: Pick<StoryHead, 'outlet'>, read: ReadText): ReadText {
  if (outlet === null || !outlet.includes(' ')) return read;
  return (text) => read(text.replaceAll(outlet, ' '));
}
