import type { Token } from '../text/story-text.ts';
import type { Mention } from './mention.ts';

/** Whether only an "and" stands between two phrases; `tokens` are those of the first one's paragraph. */
export function areJoined(first: Mention, second: Mention, tokens: readonly Token[]): boolean {
  if (first.paragraph !== second.paragraph || first.to + 1 !== second.from || first.isPossessive)
    return false;
  const { lower } = tokens[first.to] ?? {};
  return lower === 'and' || lower === '&';
}
