import { Readability } from '@mozilla/readability';
import type { Block } from './block.ts';
import { findMarkedBlocks } from './collect-blocks.ts';
import {
  type DomDocument,
  type DomElement,
  type DomNode,
  type DomParent,
  documentType,
  isElement,
  textType,
} from './dom.ts';

/**
 * Asks Readability which blocks belong to the article; its vote is one witness among others.
 * The document is used up: Readability takes it apart. It is not asked about pages so large that it would take long.
 */
export function runReadability(document: DomDocument, blocks: readonly Block[]): ReadonlySet<Block> {
  const isLarge =
    blocks.length > blocksMax ||
    sumDepths(document, isElement) > depthsMax ||
    sumDepths(document, measureOwnText) > textDepthsMax;
  if (isLarge) return new Set();
  return findMarkedBlocks(readText(new VotingReader(document)), blocks);
}

/** It trips over pages whose body does not stand where a body should, and then has no vote. */
function readText(reader: VotingReader): string {
  try {
    return reader.readText();
  } catch (error) {
    if (error instanceof TypeError) return '';
    throw error;
  }
}

/** The longest of 289 real articles has some 2,500 blocks. */
const blocksMax = 8_000;

/** It reads the text of every box anew, so each element is read as often as it stands in others. Real articles have 62,000. */
const depthsMax = 800_000;

/** The same for the characters of the texts. Real articles have 4.4 million; 41 million take a second. */
const textDepthsMax = 60_000_000;

/** Adds up in how many elements each node stands, times what it weighs. */
function sumDepths(parent: DomParent, weigh: (node: DomNode) => number | boolean, depth = 0): number {
  let sum = 0;
  for (let at = parent.firstChild; at !== null; at = at.nextSibling) {
    sum += depth * Number(weigh(at));
    if (isElement(at)) sum += sumDepths(at, weigh, depth + 1);
  }
  return sum;
}

function measureOwnText(node: DomNode): number {
  return node.nodeType === textType ? node.textContent.length : 0;
}

type ReadabilityDocument = ConstructorParameters<typeof Readability>[0];

/** What Readability calls its own steps, which its types do not name. */
interface Steps {
  _unwrapNoscriptImages(document: DomDocument): void;
  _removeScripts(document: DomDocument): void;
  _prepDocument(): void;
  _getArticleMetadata(jsonLd: object): { readonly title: string };
  _grabArticle(): DomElement | null;
  _metadata: object;
  _articleTitle: string;
}

/**
 * Readability 0.6, which is pinned, with the steps left out that change no text (addresses, markup, an excerpt) or lose it
 * (words that end in a blank, beside a lone box), and those quicker that it repeats hundreds of times a page: looking for
 * elements by their names needs no selector to be compiled, and what has no style of its own cannot be hidden by it.
 */
class VotingReader extends Readability {
  readonly #document: DomDocument;

  constructor(document: DomDocument) {
    super(document as unknown as ReadabilityDocument, { keepClasses: true, disableJSONLD: true });
    this.#document = document;
  }

  /** Gives the text of what Readability takes for the article; none where it sees none. */
  readText(): string {
    const steps = this as unknown as Steps;
    steps._unwrapNoscriptImages(this.#document);
    steps._removeScripts(this.#document);
    steps._prepDocument();
    const metadata = steps._getArticleMetadata({});
    steps._metadata = metadata;
    steps._articleTitle = metadata.title;
    return steps._grabArticle()?.textContent ?? '';
  }

  _getAllNodesWithTag(node: DomNode, tagNames: readonly string[]): readonly DomElement[] {
    const wanted = listSpellings(tagNames);
    const found: DomElement[] = [];
    const visit = (first: DomNode | null) => {
      for (let at = first; at !== null; at = at.nextSibling) {
        if (!isElement(at)) continue;
        if (wanted.has(at.localName)) found.push(at);
        visit(at.firstChild);
      }
    };
    visit(node.nodeType === documentType ? this.#document.documentElement : node.firstChild);
    return found;
  }

  /** Readability reads the text of every element within anew, and of those within it: a page of nested tables takes seconds. */
  _getTextDensity(node: DomElement, tagNames: readonly string[]): number {
    const { whole, within } = measureTexts(node, listSpellings(tagNames));
    if (whole === 0) return 0;
    return within.reduce((sum, { length }) => sum + length, 0) / whole;
  }

  /** As with the density of texts, where links that are not closed stand one within the other. */
  _getLinkDensity(node: DomElement): number {
    const { whole, within } = measureTexts(node, linkSpellings);
    if (whole === 0) return 0;
    const weigh = (link: DomElement) => (/^#.+/.test(link.getAttribute('href') ?? '') ? 0.3 : 1);
    return within.reduce((sum, { element, length }) => sum + length * weigh(element), 0) / whole;
  }

  /** Readability reads the text of every element on its way first, and mostly for nothing. */
  _isValidByline(node: DomElement, hints: string): boolean {
    const isNamed =
      node.getAttribute('rel') === 'author' ||
      node.getAttribute('itemprop')?.includes('author') === true ||
      /byline|author|dateline|writtenby|p-author/i.test(hints);
    if (!isNamed) return false;
    const { length } = node.textContent.trim();
    return length > 0 && length < 100;
  }

  _isProbablyVisible(element: DomElement): boolean {
    if (element.hasAttribute('hidden')) return false;
    if (element.getAttribute('aria-hidden') === 'true' && !element.className.includes('fallback-image')) {
      return false;
    }
    const style = element.getAttribute('style') ?? '';
    return readStyle(style, 'display') !== 'none' && readStyle(style, 'visibility') !== 'hidden';
  }

  _setNodeTag(node: DomElement, name: string): DomElement {
    node.localName = name;
    return node;
  }
}

/** Elements that Readability renamed bear their names in capitals. */
function listSpellings(tagNames: readonly string[]): ReadonlySet<string> {
  return new Set(tagNames.flatMap((name) => [name.toLowerCase(), name.toUpperCase()]));
}

const linkSpellings = listSpellings(['a']);

/** How long texts are, in characters: an element's own, and those of the elements within that were asked for, in order. */
interface TextLengths {
  readonly whole: number;
  readonly within: readonly { readonly element: DomElement; readonly length: number }[];
}

/**
 * Counts the characters of an element's text, and of all elements within that bear one of the names. Blanks at either end of
 * an element count nothing, and those between its words count one. The text is read once.
 */
function measureTexts(root: DomElement, names: ReadonlySet<string>): TextLengths {
  /** For each run of characters that are no blanks: whether blanks stand before it. */
  const gapsBefore: boolean[] = [];
  let characters = 0;
  let gaps = 0;
  const within: { readonly element: DomElement; length: number }[] = [];
  let afterBlank = false;
  const read = (text: string) => {
    let isInside = false;
    for (let at = 0; at < text.length; at += 1) {
      if (isBlank(text.charCodeAt(at))) {
        afterBlank = true;
        isInside = false;
        continue;
      }
      characters += 1;
      if (isInside) continue;
      gapsBefore.push(afterBlank);
      if (afterBlank) gaps += 1;
      afterBlank = false;
      isInside = true;
    }
  };
  const measure = (element: DomElement): number => {
    const before = { runs: gapsBefore.length, characters, gaps };
    for (let at = element.firstChild; at !== null; at = at.nextSibling) {
      if (!isElement(at)) {
        if (at.nodeType === textType) read(at.textContent);
        continue;
      }
      const found = { element: at, length: 0 };
      if (names.has(at.localName)) within.push(found);
      found.length = measure(at);
    }
    // The blanks before its first run stand outside.
    const gapsInside = gaps - before.gaps - (gapsBefore[before.runs] === true ? 1 : 0);
    return characters - before.characters + gapsInside;
  };
  return { whole: measure(root), within };
}

/** As `\s` has it, without a match made for every word of a page. */
function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  const isRare = code === 0xa0 || code === 0xfeff || (code >= 0x1680 && code <= 0x3000);
  return isRare && /\s/.test(String.fromCharCode(code));
}

/** Gives what a style says of a property last. */
function readStyle(style: string, property: string): string | null {
  const rules = style.split(';').map((rule) => rule.split(':'));
  const [, ...value] = rules.findLast(([name]) => name?.trim() === property) ?? [];
  return value.join(':').trim() || null;
}
