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
  const notes = [describeLanguage(story), describeDate(page, story)].filter((note) => note !== null);
  return { story, reading: readQuotations(story, lexicons), note: notes.join(' ') || null };
}

function describeLanguage(story: Story): string | null {
  const language = findForeignLanguage(story);
  return language === null ? null : `Only English is read for quotations, and this story is in ${language}.`;
}

/** A story without its date is not found by any: whoever gave one must know that it was not understood. */
function describeDate(page: Page, { published }: Story): string | null {
  const given = page.kind === 'record' ? page.record.published : null;
  if (given === null || published !== null) return null;
  const shown = given.length > dateLengthShown ? `${given.slice(0, dateLengthShown)}…` : given;
  return `Its date “${shown}” cannot be read and is left out. Write it as 2024-06-07 or 2024-06-07T14:27:00Z.`;
}

/** Printed dates are shorter. */
const dateLengthShown = 60;

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
