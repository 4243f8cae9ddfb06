import { tidyLine } from '../tidy-line.ts';
import { type DomDocument, DomElement, type DomNode, DomText, isElement, textType } from './dom.ts';
import { readHints } from './read-hints.ts';

/** Names that the networks give to embedded posts whose account they print in ways of their own. */
const postNames = /\b(?:instagram-media|tiktok-embed|text-post-media|fb-xfbml-parse-ignore)\b/;

/** How such posts end: `A post shared by Kay Reyes (@kay) on …`, `Posted by Kay Reyes on …`. */
const attributions = [
  /\s*A (?:post|reel|video|photo) shared by\s+(?<account>(?:[^()@]{1,80}\(@[\w.]+\)|@[\w.]+)).{0,80}$/u,
  /\s*Posted by\s+(?<account>[^()@]{2,80}?)\s+on\s+.{4,60}$/u,
];

/** What the networks print around the words of a post. */
const around = /^\s*View this post on Instagram\s*|\s*View on Threads\s*$|\s*♬.{0,120}$/gu;

/** Longer posts exist, but pages print only their beginning. */
const lengthMax = 5000;

/**
 * Sets every embedded post as most are set and as readers know quotes to be signed: its words, and under them a dash and
 * the account. A post without words goes, and one of nobody stays as it is.
 */
export function signPosts(document: DomDocument): void {
  for (const quote of document.getElementsByTagName('blockquote')) {
    const post = postNames.test(readHints(quote)) ? readPost(quote) : null;
    if (post?.words === '') quote.remove();
    else if (post !== null) setLines(quote, [post.words, `— ${post.account}`]);
  }
}

function setLines(quote: DomElement, lines: readonly string[]): void {
  quote.empty();
  for (const line of lines) quote.appendChild(new DomElement('p')).appendChild(new DomText(line));
}

interface Post {
  /** A name, a handle with its `@`, or both. */
  readonly account: string;
  readonly words: string;
}

function readPost(quote: DomElement): Post | null {
  const text = tidyLine(readText(quote, ''));
  if (text.length > lengthMax) return null;
  for (const attribution of attributions) {
    const match = attribution.exec(text);
    const account = match?.groups?.['account'];
    if (match && account) return { account: account.trim(), words: tidyWords(text.slice(0, match.index)) };
  }
  return readTitledPost(quote, text);
}

/** Some networks name the account in a link's title above the words. */
function readTitledPost(quote: DomElement, text: string): Post | null {
  const titles = quote.getElementsByTagName('a').map((link) => link.getAttribute('title') ?? '');
  const account = titles.find((title) => title.startsWith('@'))?.trim() ?? '';
  if (!/^@[\w.-]+$/.test(account) || !text.startsWith(account)) return null;
  return { account, words: tidyWords(text.slice(account.length)) };
}

function tidyWords(text: string): string {
  return text.replace(around, ' ').trim();
}

/** Adds an element's words to those before it, up to what is too long for a post; breaks and boxes part words. */
function readText(element: DomElement, before: string): string {
  let text = before;
  for (let child: DomNode | null = element.firstChild; child !== null; child = child.nextSibling) {
    if (text.length > lengthMax) break;
    const gap = isElement(child) && partingTags.has(child.localName) ? ' ' : '';
    if (isElement(child)) text = readText(child, text + gap) + gap;
    else if (child.nodeType === textType) text += child.textContent;
  }
  return text;
}

const partingTags = new Set(['br', 'p', 'div', 'section', 'li', 'blockquote']);
