import { readByline, readFullNames } from '../../head/read-byline.ts';
import { tidyLine } from '../../tidy-line.ts';
import { type DomElement, type DomParent, isElement, textType } from '../dom.ts';
import { readHints } from '../read-hints.ts';
import { type Claims, nothingClaimed } from './claims.ts';
import { isOthers } from './is-others.ts';

/** An element with what it is called, read once for all that is looked for. */
interface NamedElement {
  readonly element: DomElement;
  readonly tag: string;
  readonly itemprop: string | null;
  readonly rel: string | null;
  /** Where it leads, if that is a page of an author. */
  readonly authorAddress: string | null;
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
/** These may hold other things as well: they count where nothing but names stands there. */
const likelyAuthorPlaces: Places = [
  ({ authorAddress }) => authorAddress !== null,
  hasHint(/(?:author|byline)s?(?:\s|$)/i),
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
      authors: listOf(find(authorPlaces, readShortText) ?? find(likelyAuthorPlaces, readOwnAuthor)),
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
    authorAddress: element.localName === 'a' ? readAuthorAddress(element) : null,
    hints: readHints(element),
  };
}

/** Most elements bear no name by which anything would be found. */
function isTelling({ tag, itemprop, rel, authorAddress, hints }: NamedElement): boolean {
  const isNamed = itemprop !== null || rel !== null || authorAddress !== null || hints.trim() !== '';
  return isNamed || tag === 'h1' || tag === 'time';
}

/** Sites keep the pages of their authors under such a folder, each by the name. */
const authorFolder =
  /\/(?:authors?|by|columnists?|contributors?|journalists?|reporters?|writers?)\/[^/?#]+\/?(?:$|[?#])/i;

function readAuthorAddress(link: DomElement): string | null {
  const address = link.getAttribute('href') ?? '';
  return authorFolder.test(address) ? address : null;
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
  const content = element.getAttribute('content');
  if (content === null && countDown(element, textLengthMax) < 0) return null;
  const text = tidyLine(content ?? element.textContent);
  return text !== '' && text.length <= textLengthMax ? text : null;
}

/**
 * Takes the letters of a text off a count, and stops below nothing: boxes named for a byline may hold the whole page, and one
 * the other, and are not read whole for that.
 */
function countDown(parent: DomParent, count: number): number {
  let left = count;
  for (let at = parent.firstChild; at !== null && left >= 0; at = at.nextSibling) {
    if (isElement(at)) left = countDown(at, left);
    else if (at.nodeType === textType) for (const _ of at.textContent.matchAll(letter)) if (--left < 0) break;
  }
  return left;
}

/** What no tidied line lacks. */
const letter = /[\p{L}\p{N}\p{P}]/gu;

const authorLabel = /^(?:authors?|(?:written |posted |words |story )?by)\b[:\s]*/i;

function readOwnAuthor(element: DomElement): string | null {
  const text = readShortText(element);
  if (text === null || text.length > bylineLengthMax) return null;
  const names = readByline(text) ?? readFullNames(text.replace(authorLabel, ''));
  if (names === null || isOthers(element)) return null;
  const address = element.localName === 'a' ? readAuthorAddress(element) : null;
  if (address !== null && !isNamedAfter(address, names)) return null;
  // Of several authors each has a link of their own, in one line.
  const line = address === null ? null : tidyLine(element.parentNode?.textContent ?? '');
  return line === null || line.length > bylineLengthMax ? names : (readByline(line) ?? names);
}

/** A line with some names and a date. */
const bylineLengthMax = 100;

/** Whether an address is made of a name, as that of somebody's own page is. */
function isNamedAfter(address: string, names: string): boolean {
  const fold = (words: string) =>
    words
      .normalize('NFKD')
      .replace(/[^\p{L}]/gu, '')
      .toLowerCase();
  const surname = names.split(/\s+/).at(-1) ?? '';
  return fold(address).includes(fold(surname));
}

/** A date on the page is at most a line with a few words around it. */
const momentLengthMax = 120;

function readMoment(element: DomElement): string | null {
  const given = element.getAttribute('datetime') ?? element.getAttribute('content');
  const text = tidyLine(given || element.textContent);
  return text !== '' && text.length <= momentLengthMax && /\d/.test(text) ? text : null;
}

function readOwnMoment(element: DomElement): string | null {
  const moment = readMoment(element);
  return moment === null || isOthers(element) ? null : moment;
}
