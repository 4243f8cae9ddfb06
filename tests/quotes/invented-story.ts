import type { Story } from '../../src/domain.ts';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';

/** Makes a story of invented lines. */
export function inventStory(paragraphs: readonly string[], title = ''): Story {
  const head = { id: 'invented', url: null, title, outlet: null, author: null, published: null };
  return { ...head, paragraphs, noise: [] };
}

/** Reads lines and gives each quoted run with its speaker: `words → name`. */
export function readLines(...paragraphs: readonly string[]): [string, string | null][] {
  const story = inventStory(paragraphs);
  return readStory(story, loadLexicons()).quotations.flatMap(({ contents, speaker }) =>
    contents.map(({ paragraph, start, end }): [string, string | null] => [
      paragraphs[paragraph]?.slice(start, end) ?? '',
      speaker,
    ]),
  );
}
