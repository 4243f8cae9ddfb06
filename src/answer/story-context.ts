import type { Story } from '../domain.ts';
import { chooseProse, cutEnd } from './choose-prose.ts';
import { makeProseReader } from './read-prose.ts';
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

/**
 * Reads a story's prose, noise left out; of a very long story its beginning and what prints most of the words that
 * begin as `wanted` says.
 */
export function readStoryContext(story: Story, wanted: readonly string[], read: ReadText): StoryContext {
  const readProse = makeProseReader(story, read);
  const noise = new Set(story.noise);
  const prose = story.paragraphs
    .map((text, index) => ({ index, text }))
    .filter(({ index }) => !noise.has(index));
  const texts = prose.map(({ text }) => text);
  const readAt = (place: number) => {
    const text = texts[place];
    return text === undefined ? null : readProse(cutEnd(text));
  };
  return {
    title: read(story.title),
    lead: joinTexts(texts.slice(0, leadParagraphs).map((text) => readProse(cutEnd(text)))),
    body: joinTexts(chooseProse(texts, wanted).map(readProse)),
    around: (paragraph) => {
      const at = prose.findIndex(({ index }) => index >= paragraph);
      const next = prose[at]?.index === paragraph ? at + 1 : at;
      return { before: readAt(at - 1), after: readAt(next) };
    },
  };
}
