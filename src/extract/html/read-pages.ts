import { NoStoryError } from '../../errors.ts';
import type { Draft } from '../draft.ts';
import { readHtml } from './read-html.ts';

/**
 * Reads an article that may be printed on several pages: the head from the first, the lines from all. Lines that an
 * earlier page had are left out, and a page that says mostly the same as those before it ends the article: sites number
 * their pages of comments, too.
 *
 * @throws NoStoryError when the first page cannot be read.
 */
export function readPages(first: string, further: readonly string[], input: string): Draft {
  const draft = readHtml(first, input);
  const paragraphs = [...draft.paragraphs];
  const known = new Set(paragraphs);
  for (const html of further) {
    const lines = readLines(html, input);
    const fresh = lines.filter((line) => !known.has(line));
    if (fresh.length < lines.length * freshShareMin || fresh.length === 0) break;
    for (const line of fresh) known.add(line);
    paragraphs.push(...fresh);
  }
  return { ...draft, paragraphs };
}

const freshShareMin = 0.5;

function readLines(html: string, input: string): readonly string[] {
  try {
    return readHtml(html, input).paragraphs;
  } catch (error) {
    if (error instanceof NoStoryError) return [];
    throw error;
  }
}
