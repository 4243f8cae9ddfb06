import type { Page, Reading, Story } from '../domain.ts';
import { extractStory, findLanguage } from '../extract/index.ts';
import { type Lexicons, readStory } from '../quotes/index.ts';
import type { ReadPage } from './reader.ts';

/**
 * Reads a page in the caller's own thread.
 *
 * @throws NoStoryError when there is no story in it.
 */
export function readPage(page: Page, lexicons: Lexicons): ReadPage {
  const story = extractStory(page);
  const language = findForeignLanguage(story);
  return {
    story,
    reading: readQuotations(story, lexicons),
    note: language === null ? null : `Only English is read for quotations, and this story is in ${language}.`,
  };
}

/** Reads a story's quotations: those of an English one. */
export function readQuotations(story: Story, lexicons: Lexicons): Reading {
  return findForeignLanguage(story) === null ? readStory(story, lexicons) : { quotations: [], people: [] };
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** Gives the name of a story's language where it is another than English. */
function findForeignLanguage({ details, paragraphs }: Story): string | null {
  const code = details?.language ?? findLanguage(paragraphs, null);
  return code === null || code === 'en' ? null : (languageNames.of(code) ?? code);
}
