import { NoStoryError } from '../../errors.ts';
import { type DomDocument, type DomParent, isElement } from './dom.ts';
import { makeTree } from './make-tree.ts';

/** No article comes near; fetching stops at 5 MB, and letters are fewer than bytes. */
const lengthMax = 6_000_000;
/** The largest of 289 real articles has under 10,000 tags; a long live blog may have several times that. */
const tagsMax = 40_000;
/** A story of 20,000 words with every letter written as a reference has no more. */
const entitiesMax = 150_000;
/** Measured: the deepest of 289 real articles nests 60 elements. */
const depthMax = 500;
/** More open tags than this make the parser itself slow. Sloppy pages leave some hundreds open. */
const openTagsMax = 5_000;

/**
 * Parses a page without running anything in it, and makes sure that it has an `html` and a `body`.
 *
 * @throws NoStoryError for a page too large or nested too deeply to be an article.
 */
export function parseHtml(html: string, input: string): DomDocument {
  if (html.length > lengthMax) refuse(input, 'the page is larger than 6 MB');
  if (countUpTo(html, '<', tagsMax) > tagsMax) refuse(input, 'the page has too many elements');
  if (countUpTo(html, '&', entitiesMax) > entitiesMax)
    refuse(input, 'the page has too many character references');
  if (countOpenTags(html) > openTagsMax) refuse(input, 'its elements are nested too deeply');
  const document = makeTree(completePage(html));
  if (isDeeperThan(document, depthMax)) refuse(input, 'its elements are nested too deeply');
  return document;
}

function refuse(input: string, reason: string): never {
  throw new NoStoryError(
    input,
    `No story was read from ${input}: ${reason}. Give the address of a single article.`,
  );
}

/**
 * Makes the first tag the root: what stands before `<html` goes, and what lacks is added. What stands after the page's end
 * belongs to it still, as in browsers.
 */
export function completePage(html: string): string {
  const start = html.search(/<html[\s>]/i);
  const open = html.slice(Math.max(0, start)).replace(/<\/(?:body|html)\s*>/gi, '');
  if (start < 0) return wrapBody(open.replace(/<!doctype[^>]*>/i, ''));
  return /<body[\s>]/i.test(open) ? open : wrapBody(open.replace(/<html[^>]*>/gi, ''));
}

function wrapBody(content: string): string {
  return `<html><head></head><body>${content}</body></html>`;
}

/** Tags that need no closing tag, or that a following one closes; drawings close theirs in place. */
const selfClosing = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option optgroup colgroup tbody thead tfoot path use circle rect polygon polyline line ellipse stop image fegaussianblur'.split(
    ' ',
  ),
);

function countUpTo(text: string, letter: string, limit: number): number {
  let count = 0;
  for (let at = text.indexOf(letter); at >= 0 && count <= limit; at = text.indexOf(letter, at + 1))
    count += 1;
  return count;
}

function countOpenTags(html: string): number {
  let open = 0;
  let most = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const isClosing = html[at + 1] === '/';
    tagName.lastIndex = at + (isClosing ? 2 : 1);
    const [name] = tagName.exec(html) ?? [];
    if (name === undefined || selfClosing.has(name.toLowerCase())) continue;
    open = Math.max(0, open + (isClosing ? -1 : 1));
    most = Math.max(most, open);
  }
  return most;
}

const tagName = /[a-z][a-z0-9:-]*/iy;

/** Goes down no further than the limit, for a page much deeper would overflow the stack. */
function isDeeperThan(parent: DomParent, limit: number): boolean {
  if (limit === 0) return true;
  for (let child = parent.firstChild; child !== null; child = child.nextSibling)
    if (isElement(child) && isDeeperThan(child, limit - 1)) return true;
  return false;
}
