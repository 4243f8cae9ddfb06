import type { Span } from '../domain.ts';
import type { Mention } from './phrases/mention.ts';
import type { Scene } from './scene.ts';

/** Gives the printed stretch of a mention, with what hangs on it. */
export function placeMention({ paragraphs }: Scene, mention: Mention | null): Span | null {
  const tokens = mention === null ? undefined : paragraphs[mention.paragraph]?.tokens;
  const first = tokens?.[mention?.from ?? -1];
  const last = tokens?.[(mention?.reach ?? 0) - 1];
  if (mention === null || first === undefined || last === undefined) return null;
  return { paragraph: mention.paragraph, start: first.start, end: last.end };
}
