import type { Token } from '../text/story-text.ts';
import type { Mention } from './mention.ts';

/** Whether a story tells something "according to" whom a phrase means. */
export function isAccordingTo({ from, isPossessive }: Mention, tokens: readonly Token[]): boolean {
  return !isPossessive && tokens[from - 1]?.lower === 'to' && tokens[from - 2]?.lower === 'according';
}
