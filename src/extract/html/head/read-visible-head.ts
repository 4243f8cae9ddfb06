import { tidyLine } from '../../tidy-line.ts';
import { type DomDocument, type DomElement, readHints } from '../dom.ts';
import type { Claims } from './claims.ts';

/** Where a page prints a thing: tests of an element, surest first. */
type Places = readonly ((element: DomElement, hints: string) => boolean)[];

const isItem = (name: string) => (element: DomElement) =>
  element.getAttribute('itemprop')?.includes(name) ?? false;
const hasHint = (hint: RegExp) => (_: DomElement, hints: string) => hint.test(hints);

const headlinePlaces: Places = [isItem('headline'), (element) => element.localName === 'h1'];
const authorPlaces: Places = [
  isItem('author'),
  (element) => element.getAttribute('rel')?.includes('author') ?? false,
  hasHint(/(?:author|byline)[-_]*name|by-author|entry-author|p-author/i),
  hasHint(/(?:^|\s)(?:byline|author)(?:\s|$)/i),
];
const publishedPlaces: Places = [
  isItem('datePublished'),
  (element, hints) => element.localName === 'time' && /publish|entry-date/i.test(hints),
  (element) => element.localName === 'time' && element.hasAttribute('datetime'),
  hasHint(
    /publish(?:ed)?[-_]*(?:date|on|time)?|(?:entry|post|article|pub)[-_]*date|date[-_]*(?:published|posted)/i,
  ),
  hasHint(/(?:^|\s)(?:date|dateline|timestamp)(?:\s|$)/i),
  (element) => element.localName === 'time',
];

/** Reads what the page's own elements show: headline, byline and date. */
export function readVisibleHead(document: DomDocument): Claims {
  const elements = [...document.querySelectorAll('h1, time, [itemprop], [rel], [class], [id]')];
  const known = elements.map((element) => ({ element, hints: readHints(element) }));
  const author = firstOf(known, authorPlaces, readShortText);
  return {
    title: firstOf(known, headlinePlaces, readShortText),
    outlet: null,
    authors: author === null ? [] : [author],
    published: firstOf(known, publishedPlaces, readMoment),
    canonical: null,
  };
}

interface KnownElement {
  readonly element: DomElement;
  readonly hints: string;
}

function firstOf(
  known: readonly KnownElement[],
  places: Places,
  read: (element: DomElement) => string | null,
): string | null {
  for (const isPlace of places)
    for (const { element, hints } of known) {
      const value = isPlace(element, hints) ? read(element) : null;
      if (value !== null) return value;
    }
  return null;
}

/** A headline or a byline is at most a line or two. */
const textLengthMax = 300;

function readShortText(element: DomElement): string | null {
  const text = tidyLine(element.getAttribute('content') ?? element.textContent ?? '');
  return text !== '' && text.length <= textLengthMax ? text : null;
}

/** A date on the page is at most a line with a few words around it. */
const momentLengthMax = 120;

function readMoment(element: DomElement): string | null {
  const given = element.getAttribute('datetime') ?? element.getAttribute('content');
  const text = tidyLine(given || (element.textContent ?? ''));
  return text !== '' && text.length <= momentLengthMax && /\d/.test(text) ? text : null;
}
