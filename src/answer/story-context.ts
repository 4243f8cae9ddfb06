import type { Story } from '../domain.ts';
import { joinTexts, type ReadText, type TokenText } from './tokens.ts';

/** A story's words by where they stand, for weighing what is said around a quotation. */
export interface StoryContext {
  readonly title: TokenText;
  /** The first paragraphs of prose. */
  readonly lead: TokenText;
  readonly body: TokenText;
  /** The words of the prose next to a paragraph; null at the story's ends. */
  around(paragraph: number): { readonly before: TokenText | null; readonly after: TokenText | null };
}

const leadParagraphs = 3;

/** Reads a story's prose, noise left out. */
export function readStoryContext(story: Story, read: ReadText): StoryContext {
  const noise = new Set(story.noise);
  const prose = story.paragraphs
    .map((text, index) => ({ index, text }))
    .filter(({ index }) => !noise.has(index))
    .map(({ index, text }) => ({ index, text: read(text) }));
  const texts = prose.map(({ text }) => text);
  return {
    title: read(story.title),
    lead: joinTexts(texts.slice(0, leadParagraphs)),
    body: joinTexts(texts),
    around: (paragraph) => {
      const at = prose.findIndex(({ index }) => index >= paragraph);
      const next = prose[at]?.index === paragraph ? at + 1 : at;
      return { before: prose[at - 1]?.text ?? null, after: prose[next]?.text ?? null };
    },
  };
}
