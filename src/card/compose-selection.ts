import type { Card, CardBlock } from '../domain.ts';
import { plain } from './inline.ts';

/** Composes the heading of what was selected: what it is, and by what, where only some was asked for. */
export function composeHeading(what: string, ...bounds: readonly (string | null)[]): CardBlock {
  const words = [what, ...bounds.filter((bound) => bound !== null)];
  return { kind: 'heading', inlines: [plain(words.join(' '))] };
}

/** Composes the card of a selection that holds nothing. */
export function composeNothing(heading: CardBlock, words: string): Card {
  return { tone: 'notice', blocks: [heading, { kind: 'text', inlines: [plain(words)] }] };
}
