import type { Page, Story, StoryDetails } from '../domain.ts';
import { NoStoryError } from '../errors.ts';
import type { Draft } from './draft.ts';
import { readCanonicalUrl } from './head/canonical-url.ts';
import { chooseId } from './head/choose-id.ts';
import { nameByOpening } from './head/name-by-opening.ts';
import { readPages } from './html/read-pages.ts';
import { findLanguage } from './language/find-language.ts';
import { readRecord } from './record/read-record.ts';
import { readText } from './text/read-text.ts';

/**
 * Reads the story out of a page: an HTML page, text as copied from one, or a record whose lines are given.
 * A record keeps its lines and their numbering, and what is not prose is listed in `noise`;
 * from HTML and text the noise is left out, so `noise` is empty.
 *
 * @throws NoStoryError when the page is empty, binary, too large, nested too deeply or holds no article.
 */
export function extractStory(page: Page): Story {
  const draft = readDraft(page);
  if (draft.paragraphs.length === 0) {
    throw new NoStoryError(
      nameInput(page),
      `No story was found in ${nameInput(page)}: it has no running text. Give the address of a single article.`,
    );
  }
  const url = readCanonicalUrl(page.url, draft.canonical);
  const [opening = ''] = draft.paragraphs;
  const headline = draft.title ?? opening;
  const title = headline === opening ? nameByOpening(opening) : headline;
  const head = { url, title, outlet: draft.outlet, author: draft.author, published: draft.published };
  const id = chooseId(page.id, url, [headline, opening]);
  const layout = draft.layout === undefined ? {} : { layout: draft.layout };
  const { paragraphs, noise, details } = draft;
  const story = { id, ...head, paragraphs, noise, ...layout };
  return details === undefined ? story : { ...story, details: checkDetails(details, { url, paragraphs }) };
}

/** What a page states of its picture and its language is held against its address and its words. */
function checkDetails(
  details: StoryDetails,
  { url, paragraphs }: Pick<Story, 'url' | 'paragraphs'>,
): StoryDetails {
  return {
    ...details,
    image: details.image === null ? null : resolveWebAddress(details.image, url),
    language: findLanguage(paragraphs, details.language),
  };
}

function resolveWebAddress(address: string, base: string | null): string | null {
  if (!URL.canParse(address, base ?? undefined)) return null;
  const { href, protocol } = new URL(address, base ?? undefined);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

function readDraft(page: Page): Draft {
  switch (page.kind) {
    case 'html':
      return readPages(page, nameInput(page));
    case 'text':
      return readText(page.body, nameInput(page));
    case 'record':
      return readRecord(page.record);
  }
}

function nameInput(page: Page): string {
  return page.url ?? page.id ?? 'the page';
}
