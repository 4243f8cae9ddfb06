import type { Span, Story } from '../../domain.ts';
import { blank, kindAt } from './characters.ts';

/** A story whose blanks are single, and the way back from its spans to those of the story as printed. */
export interface NarrowStory {
  readonly story: Story;
  /** Gives where a stretch of the narrow story stands in print. */
  widen(span: Span): Span;
}

/** Blanks other than single spaces between words. */
const wide = /[^\S ]| {2}|^ | $/;

/**
 * Makes all blanks single, so that nothing that is read hangs on them: files have two after a full stop, no-break spaces
 * before a mark, line ends within a paragraph.
 */
export function narrowBlanks(story: Story): NarrowStory {
  const places = new Map<number, Uint32Array>();
  const paragraphs = story.paragraphs.map((text, paragraph) => {
    if (!wide.test(text)) return text;
    const narrow = narrowLine(text);
    places.set(paragraph, placeLetters(text, narrow));
    return narrow;
  });
  const title = narrowLine(story.title);
  if (places.size === 0 && title === story.title) return { story, widen: (span) => span };
  return {
    story: { ...story, title, paragraphs },
    widen({ paragraph, start, end }) {
      const at = places.get(paragraph);
      if (at === undefined) return { paragraph, start, end };
      return { paragraph, start: at[start] ?? 0, end: (at[end - 1] ?? -1) + 1 };
    },
  };
}

const narrowLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Gives where each character of a narrow line stands in the wide one; a blank by its first. */
function placeLetters(text: string, narrow: string): Uint32Array {
  const places = new Uint32Array(narrow.length);
  let at = text.search(/\S/);
  for (let place = 0; place < narrow.length; place += 1) {
    places[place] = at;
    at += 1;
    if (narrow.charAt(place) === ' ') while (kindAt(text, at) & blank) at += 1;
  }
  return places;
}
