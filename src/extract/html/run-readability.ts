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
} from './dom.ts';

/**
 * Asks Readability which blocks belong to the article; its vote is one witness among others.
 * The document is used up: Readability takes it apart. It is not asked about pages so large that it would take long.
 */
export function runReadability(document: DomDocument, blocks: readonly Block[]): ReadonlySet<Block> {
  if (blocks.length > blocksMax || sumDepths(document, 0) > depthsMax) return new Set();
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

/** Adds up in how many others each element stands. */
function sumDepths(parent: DomParent, depth: number): number {
  let sum = 0;
  for (let at = parent.firstChild; at !== null; at = at.nextSibling)
    if (isElement(at)) sum += depth + sumDepths(at, depth + 1);
  return sum;
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
    // Elements that it renamed bear their names in capitals.
    const wanted = new Set(tagNames.flatMap((name) => [name.toLowerCase(), name.toUpperCase()]));
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

/** Gives what a style says of a property last. */
function readStyle(style: string, property: string): string | null {
  const rules = style.split(';').map((rule) => rule.split(':'));
  const [, ...value] = rules.findLast(([name]) => name?.trim() === property) ?? [];
  return value.join(':').trim() || null;
}
