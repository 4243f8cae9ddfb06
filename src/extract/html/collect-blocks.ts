import { countWords } from '../noise/lines.ts';
import { tidyLine } from '../tidy-line.ts';
import type { Block, Box } from './block.ts';
import { type DomElement, type DomNode, isElement, textType } from './dom.ts';
import { readHints } from './read-hints.ts';

/**
 * Marks the start of each block's text with a letter of its own from Unicode's private planes, so that the text is
 * known again wherever Readability moves it: it renames, merges and drops elements, but never rewrites text.
 */
const firstMarker = 0xf0000;
const markersMax = 0x20000;

/** Gives the blocks whose markers stand in a text. */
export function findMarkedBlocks(text: string, blocks: readonly Block[]): ReadonlySet<Block> {
  const indexes = [...text.matchAll(/[\u{f0000}-\u{10ffff}]/gu)].map(
    (match) => (match[0].codePointAt(0) ?? 0) - firstMarker,
  );
  return new Set(indexes.map((index) => blocks[index]).filter((block) => block !== undefined));
}

/** Elements that stand within a line; all others make a box. Elements of a site's own are taken for inline. */
const inlineTags = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** What a page prints, in order, and the element behind each box. */
export interface PageBlocks {
  readonly blocks: readonly Block[];
  readonly elements: ReadonlyMap<Box, DomElement>;
}

/** Collects a page's paragraphs, headings, items and cells, and marks their text. */
export function collectBlocks(root: DomElement): PageBlocks {
  const collector = new BlockCollector();
  collector.visit(root);
  return collector.finish();
}

/** Walks the page once; owns the line being put together. */
class BlockCollector {
  readonly #blocks: Block[] = [];
  readonly #elements = new Map<Box, DomElement>();
  #boxCount = 0;
  #box: Box = { id: 0, parent: null, tag: 'html', hints: '', isHidden: false };
  #line = '';
  #linkLine = '';
  /** Whether the line ends in a mark that ends a sentence, with blanks behind it or not; a long line is not read again at every break. */
  #endsSentence = false;
  #linkDepth = 0;
  #boldDepth = 0;
  /** Whether letters outside bold print were met in the line. */
  #hasThinLetters = false;
  /** The box in which a picture was seen last, until words follow it. */
  #pictureBox: Box | null = null;
  /** The first text of the line, which will carry the block's marker. */
  #firstText: DomNode | null = null;

  visit(element: DomElement): void {
    const tag = element.localName;
    if (tag === 'br') this.#breakLine();
    else if (tag === 'img') this.#pictureBox = this.#box;
    else if (inlineTags.has(tag) || tag.includes('-')) this.#visitInline(element, tag);
    else this.#visitBox(element, tag);
  }

  finish(): PageBlocks {
    this.#flush();
    return { blocks: this.#blocks, elements: this.#elements };
  }

  #visitBox(element: DomElement, tag: string): void {
    this.#flush();
    const outer = this.#box;
    this.#boxCount += 1;
    const hints = readHints(element);
    this.#box = { id: this.#boxCount, parent: outer, tag, hints, isHidden: isHidden(element) };
    this.#elements.set(this.#box, element);
    this.#visitChildren(element);
    this.#flush();
    this.#box = outer;
  }

  #visitInline(element: DomElement, tag: string): void {
    const isLink = tag === 'a' && element.hasAttribute('href');
    const isBold = tag === 'b' || tag === 'strong';
    this.#linkDepth += isLink ? 1 : 0;
    this.#boldDepth += isBold ? 1 : 0;
    this.#visitChildren(element);
    this.#linkDepth -= isLink ? 1 : 0;
    this.#boldDepth -= isBold ? 1 : 0;
  }

  #visitChildren(element: DomElement): void {
    for (let child: DomNode | null = element.firstChild; child !== null; child = child.nextSibling) {
      if (isElement(child)) this.visit(child);
      else if (child.nodeType === textType) this.#addText(child);
    }
  }

  #addText(node: DomNode): void {
    const text = node.textContent;
    if (this.#firstText === null && /\S/.test(text)) this.#firstText = node;
    this.#add(text);
  }

  #add(text: string): void {
    this.#line += text;
    if (/\S/.test(text)) this.#endsSentence = /[.!?:…"”’')\]]$/.test(text.trimEnd());
    if (this.#linkDepth > 0) this.#linkLine += ` ${text}`;
    if (this.#boldDepth === 0 && /[\p{L}\p{N}]/u.test(text)) this.#hasThinLetters = true;
  }

  /** A break after a whole sentence parts two paragraphs; one within a sentence is only white space. */
  #breakLine(): void {
    if (this.#endsSentence) this.#flush();
    else this.#add(' ');
  }

  #flush(): void {
    const text = tidyLine(this.#line);
    const linkWords = countWords(this.#linkLine);
    this.#line = '';
    this.#linkLine = '';
    this.#endsSentence = false;
    const isBold = !this.#hasThinLetters;
    this.#hasThinLetters = false;
    const start = this.#firstText;
    this.#firstText = null;
    if (start && this.#blocks.length < markersMax) {
      start.textContent = String.fromCodePoint(firstMarker + this.#blocks.length) + start.textContent;
    }
    if (text === '') return;
    const heading = Number(/^h([1-6])$/.exec(this.#box.tag)?.[1] ?? 0);
    const hasPicture = this.#pictureBox === this.#box;
    this.#pictureBox = null;
    const words = countWords(text);
    this.#blocks.push({ text, box: this.#box, heading, words, linkWords, hasPicture, isBold });
  }
}

function isHidden(element: DomElement): boolean {
  const style = element.getAttribute('style') ?? '';
  return element.hasAttribute('hidden') || /display:\s*none|visibility:\s*hidden/i.test(style);
}
