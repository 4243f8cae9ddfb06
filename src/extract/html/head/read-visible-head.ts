import { tidyLine } from '../../tidy-line.ts';
import { type DomDocument, type DomElement, readHints } from '../dom.ts';
import { type Claims, nothingClaimed } from './claims.ts';
import { isOthers } from './is-others.ts';

/** Where a page prints a thing: tests of an element, surest first. */
type Places = readonly ((element: DomElement, hints: string) => boolean)[];

const isItem = (name: string) => (element: DomElement) =>
  element.getAttribute('itemprop')?.includes(name) ?? false;
const hasHint = (hint: RegExp) => (_: DomElement, hints: string) => hint.test(hints);

const authorPlaces: Places = [
  (element) => element.getAttribute('rel')?.includes('author') ?? false,
  hasHint(/(?:author|byline)[-_]*name|by-author|entry-author|p-author/i),
  hasHint(/(?:^|\s)(?:byline|author)(?:\s|$)/i),
];
const publishedPlaces: Places = [
  (element, hints) => element.localName === 'time' && /publish|entry-date/i.test(hints),
  (element) => element.localName === 'time' && element.hasAttribute('datetime'),
  hasHint(
    /publish(?:ed)?[-_]*(?:date|on|time)?|(?:entry|post|article|pub)[-_]*date|date[-_]*(?:published|posted)/i,
  ),
  hasHint(/(?:^|\s)(?:date|dateline|timestamp)(?:\s|$)/i),
  (element) => element.localName === 'time',
];
const updatedPlaces: Places = [
  (element, hints) => element.localName === 'time' && /updat|modif/i.test(hints),
  hasHint(/(?:updated|modified)[-_]*(?:date|on|time)?|(?:date|time)[-_]*(?:updated|modified)/i),
];

/** Reads what the page's own elements show: headline, byline and dates; those marked as such apart from the others. */
export function readVisibleHead(document: DomDocument): readonly [microdata: Claims, page: Claims] {
  const elements = [...document.querySelectorAll('h1, time, [itemprop], [rel], [class], [id]')];
  const known = elements.map((element) => ({ element, hints: readHints(element) }));
  const find = (places: Places, read: (element: DomElement) => string | null) => firstOf(known, places, read);
  const listOf = (author: string | null) => (author === null ? [] : [author]);
  return [
    {
      ...nothingClaimed,
      source: 'microdata',
      title: find([isItem('headline')], readShortText),
      authors: listOf(find([isItem('author')], readShortText)),
      published: find([isItem('datePublished')], readMoment),
      updated: find([isItem('dateModified')], readMoment),
    },
    {
      ...nothingClaimed,
      source: 'page',
      title: find([(element) => element.localName === 'h1'], readShortText),
      authors: listOf(find(authorPlaces, readShortText)),
      published: find(publishedPlaces, readOwnMoment),
      updated: find(updatedPlaces, readOwnMoment),
    },
  ];
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

function readOwnMoment(element: DomElement): string | null {
  const moment = readMoment(element);
  return moment === null || isOthers(element) ? null : moment;
}
