import type { Story } from '../domain.ts';
import type { ReadText, Token } from './tokens.ts';

/** A story's words by where they stand, for weighing what is said around a quotation. */
export interface StoryContext {
  readonly title: readonly Token[];
  /** The first paragraphs of prose. */
  readonly lead: readonly Token[];
  readonly body: readonly Token[];
  /** The words of the prose next to a paragraph. */
  around(paragraph: number): { readonly before: readonly Token[]; readonly after: readonly Token[] };
}

const leadParagraphs = 3;

/** Reads a story's prose, noise left out. */
export function readStoryContext(story: Story, read: ReadText): StoryContext {
  const noise = new Set(story.noise);
  const prose = story.paragraphs
    .map((text, index) => ({ index, text }))
    .filter(({ index }) => !noise.has(index))
    .map(({ index, text }) => ({ index, tokens: read(text) }));
  const nothing: readonly Token[] = [];
  return {
    title: read(story.title),
    lead: prose.slice(0, leadParagraphs).flatMap(({ tokens }) => tokens),
    body: distinctTokens(prose.flatMap(({ tokens }) => tokens)),
    around: (paragraph) => {
      const at = prose.findIndex(({ index }) => index >= paragraph);
      const next = prose[at]?.index === paragraph ? prose[at + 1] : prose[at];
      return { before: prose[at - 1]?.tokens ?? nothing, after: next?.tokens ?? nothing };
    },
  };
}

/** Keeps one token for each stem: where a word stands in the body does not count. */
function distinctTokens(tokens: readonly Token[]): readonly Token[] {
  return [...new Map(tokens.map((token) => [`${token.stem} ${token.groups.length}`, token])).values()];
}
