import { tidyLine } from '../../tidy-line.ts';
import { type DomElement, readHints } from '../dom.ts';
import { type Claims, nothingClaimed } from './claims.ts';
import { isOthers } from './is-others.ts';

/** An element with what it is called, read once for all that is looked for. */
interface NamedElement {
  readonly element: DomElement;
  readonly tag: string;
  readonly itemprop: string | null;
  readonly rel: string | null;
  readonly hints: string;
}

/** Where a page prints a thing: tests of an element, surest first. */
type Places = readonly ((named: NamedElement) => boolean)[];

const isItem =
  (name: string) =>
  ({ itemprop }: NamedElement) =>
    itemprop?.includes(name) ?? false;
const hasHint =
  (hint: RegExp) =>
  ({ hints }: NamedElement) =>
    hint.test(hints);

const authorPlaces: Places = [
  ({ rel }) => rel?.includes('author') ?? false,
  hasHint(/(?:author|byline)[-_]*name|by-author|entry-author|p-author/i),
  hasHint(/(?:^|\s)(?:byline|author)(?:\s|$)/i),
];
const publishedPlaces: Places = [
  ({ tag, hints }) => tag === 'time' && /publish|entry-date/i.test(hints),
  ({ tag, element }) => tag === 'time' && element.hasAttribute('datetime'),
  hasHint(
    /publish(?:ed)?[-_]*(?:date|on|time)?|(?:entry|post|article|pub)[-_]*date|date[-_]*(?:published|posted)/i,
  ),
  hasHint(/(?:^|\s)(?:date|dateline|timestamp)(?:\s|$)/i),
  ({ tag }) => tag === 'time',
];
const updatedPlaces: Places = [
  ({ tag, hints }) => tag === 'time' && /updat|modif/i.test(hints),
  hasHint(/(?:updated|modified)[-_]*(?:date|on|time)?|(?:date|time)[-_]*(?:updated|modified)/i),
];

/** Reads what the page's own elements show: headline, byline and dates; those marked as such apart from the others. */
export function readVisibleHead(elements: readonly DomElement[]): readonly [microdata: Claims, page: Claims] {
  const known = elements.map(nameElement).filter(isTelling);
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
      title: find([({ tag }) => tag === 'h1'], readShortText),
      authors: listOf(find(authorPlaces, readShortText)),
      published: find(publishedPlaces, readOwnMoment),
      updated: find(updatedPlaces, readOwnMoment),
    },
  ];
}

function nameElement(element: DomElement): NamedElement {
  return {
    element,
    tag: element.localName,
    itemprop: element.getAttribute('itemprop'),
    rel: element.getAttribute('rel'),
    hints: readHints(element),
  };
}

/** Most elements bear no name by which anything would be found. */
function isTelling({ tag, itemprop, rel, hints }: NamedElement): boolean {
  return tag === 'h1' || tag === 'time' || itemprop !== null || rel !== null || hints.trim() !== '';
}

function firstOf(
  known: readonly NamedElement[],
  places: Places,
  read: (element: DomElement) => string | null,
): string | null {
  for (const isPlace of places)
    for (const named of known) {
      const value = isPlace(named) ? read(named.element) : null;
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
