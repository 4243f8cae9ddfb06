import type { Page } from '../domain.ts';
import { extractStory } from '../extract/index.ts';
import { type Lexicons, readStory } from '../quotes/index.ts';
import type { ReadPage } from './reader.ts';

/**
 * Reads a page in the caller's own thread.
 *
 * @throws NoStoryError when there is no story in it.
 */
export function readPage(page: Page, lexicons: Lexicons): ReadPage {
  const story = extractStory(page);
  return { story, reading: readStory(story, lexicons) };
}
