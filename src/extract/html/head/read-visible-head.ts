import { tidyLine } from '../../tidy-line.ts';
import type { DomDocument, DomElement } from '../dom.ts';
import type { Claims } from './claims.ts';

const headlinePlaces = ['article h1', 'main h1', '[itemprop=headline]', 'h1'];
const authorPlaces = [
  '[itemprop=author] [itemprop=name]',
  '[itemprop=author]',
  'a[rel=author]',
  '[rel=author]',
  '.author-name',
  '.byline-name',
  '.byline__name',
  '.author__name',
  '.byline a',
  '.author a',
  '.by-author a',
  '.entry-author',
  '.p-author',
  '.byline',
  '.author',
];
const publishedPlaces = [
  '[itemprop=datePublished]',
  'time[pubdate]',
  'time.published',
  'time.entry-date',
  'article time[datetime]',
  'header time[datetime]',
  'time[datetime]',
  '.published',
  '.entry-date',
  '.post-date',
  '.article-date',
  '.publish-date',
  '.date-published',
  '.article__date',
  '.pubdate',
  '.dateline',
  '.timestamp',
  '.date',
  'time',
];

/** Reads what the page itself shows: its headline, byline and date, and the title of its tab. */
export function readVisibleHead(document: DomDocument): Claims {
  return {
    title: firstText(document, headlinePlaces),
    outlet: null,
    authors: [firstText(document, authorPlaces)].filter((name) => name !== null),
    published: firstOf(document, publishedPlaces, readMoment),
    canonical: null,
  };
}

function firstText(document: DomDocument, places: readonly string[]): string | null {
  return firstOf(document, places, (element) => tidyLine(element.textContent ?? '') || null);
}

function firstOf(
  document: DomDocument,
  places: readonly string[],
  read: (element: DomElement) => string | null,
): string | null {
  for (const place of places)
    for (const element of document.querySelectorAll(place)) {
      const value = read(element);
      if (value !== null) return value;
    }
  return null;
}

/** A date on the page is at most a line with a few words around it. */
const momentLengthMax = 120;

function readMoment(element: DomElement): string | null {
  const given = element.getAttribute('datetime') ?? element.getAttribute('content');
  const text = tidyLine(given || (element.textContent ?? ''));
  return text !== '' && text.length <= momentLengthMax && /\d/.test(text) ? text : null;
}
