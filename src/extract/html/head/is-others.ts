import { countWords } from '../../noise/lines.ts';
import { tidyLine } from '../../tidy-line.ts';
import { type DomElement, type DomParent, isElement } from '../dom.ts';
import { findElement } from '../find-element.ts';
import { readHints } from '../read-hints.ts';

const othersTags = new Set(['aside', 'nav']);
const othersNames =
  /(?:^|[\s_-])(?:comments?|related|recent|popular|trending|sidebar|widget|recirc\w*)(?:$|[\s_-])/i;
/** The longest date with its clock has about as many letters. */
const dateLengthMax = 60;
/** Topics and authors have shorter names. */
const headlineWordsMin = 4;

/** Tells whether an element stands where a page speaks of other stories or lets its readers speak. */
export function isOthers(element: DomElement): boolean {
  // The last parent is the document, which is no element.
  for (let at: DomParent | null = element; at !== null && isElement(at); at = at.parentNode) {
    const tag = at.localName;
    if (tag === 'body' || tag === 'html') return false;
    if (othersTags.has(tag)) return true;
    // A story's own date is often a link to it, another's stands in one link with its headline.
    if (tag === 'a' && isLong(at)) return true;
    // A box around the whole page may be named for the column beside the story.
    if (othersNames.test(readHints(at)) && !holdsHeadline(at)) return true;
    if (tag === 'li') return linksToStory(at);
    // An article's own foot holds its date on many pages; the page's foot never does.
    if (tag === 'footer') return !standsInArticle(at);
  }
  return false;
}

/** What was told of an element, for many of a page may stand in the same. */
const headlineHolders = new WeakMap<DomElement, boolean>();
const longOnes = new WeakMap<DomElement, boolean>();

function holdsHeadline(element: DomElement): boolean {
  const known = headlineHolders.get(element) ?? findElement(element, isHeadline) !== null;
  headlineHolders.set(element, known);
  return known;
}

function isLong(element: DomElement): boolean {
  const known = longOnes.get(element) ?? tidyLine(element.textContent).length > dateLengthMax;
  longOnes.set(element, known);
  return known;
}

function isHeadline({ localName }: DomElement): boolean {
  return localName === 'h1';
}

function linksToStory(item: DomElement): boolean {
  const isStoryLink = (at: DomElement) =>
    at.localName === 'a' && at.hasAttribute('href') && countWords(at.textContent) >= headlineWordsMin;
  return findElement(item, isStoryLink) !== null;
}

function standsInArticle(element: DomElement): boolean {
  for (let at = element.parentNode; at !== null; at = at.parentNode)
    if (isElement(at) && at.localName === 'article') return true;
  return false;
}
