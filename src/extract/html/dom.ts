/**
 * A page as a tree, with what Readability and this folder ask of a browser's, under the names it has there. Nodes have no
 * listeners, attributes are no nodes, and nothing is watched: linkedom, which has all that, takes twice the time for a page.
 */

/** `nodeType` of a page's nodes, as browsers number them. */
export const elementType = 1;
export const textType = 3;
export const commentType = 8;
export const documentType = 9;

/** A node of a page: a text, a comment, or something that holds nodes. */
export abstract class DomNode {
  abstract readonly nodeType: number;
  abstract textContent: string;
  /** The element that it stands in; the page itself for the outermost, null for what was taken out. */
  parentNode: DomParent | null = null;
  previousSibling: DomNode | null = null;
  nextSibling: DomNode | null = null;

  /** The first node within; texts and comments hold none. */
  get firstChild(): DomNode | null {
    return null;
  }

  get childNodes(): readonly DomNode[] {
    return [];
  }

  /** Gives the same once more, with all it holds. */
  abstract copy(): DomNode;

  /** Takes the node, with all it holds, out of the page. */
  remove(): void {
    this.parentNode?.cut(this);
  }
}

/** Text between tags, or a comment. */
export class DomText extends DomNode {
  readonly nodeType: typeof textType | typeof commentType;
  textContent: string;

  constructor(text: string, nodeType: typeof textType | typeof commentType = textType) {
    super();
    this.textContent = text;
    this.nodeType = nodeType;
  }

  copy(): DomText {
    return new DomText(this.textContent, this.nodeType);
  }
}

/** What holds nodes: an element, or the page. */
export abstract class DomParent extends DomNode {
  #first: DomNode | null = null;
  #last: DomNode | null = null;

  override get firstChild(): DomNode | null {
    return this.#first;
  }

  get lastChild(): DomNode | null {
    return this.#last;
  }

  override get childNodes(): readonly DomNode[] {
    const nodes: DomNode[] = [];
    for (let at = this.#first; at !== null; at = at.nextSibling) nodes.push(at);
    return nodes;
  }

  get children(): readonly DomElement[] {
    return this.childNodes.filter(isElement);
  }

  get firstElementChild(): DomElement | null {
    return nextElement(this.#first);
  }

  get textContent(): string {
    let text = '';
    for (let at = this.#first; at !== null; at = at.nextSibling)
      if (at.nodeType !== commentType) text += at.textContent;
    return text;
  }

  set textContent(text: string) {
    this.empty();
    if (text !== '') this.appendChild(new DomText(text));
  }

  /** Adds a node at the end; it leaves the place where it was. */
  appendChild<T extends DomNode>(node: T): T {
    return this.insertBefore(node, null);
  }

  /** Adds a node before another, or at the end; it leaves the place where it was. */
  insertBefore<T extends DomNode>(node: T, next: DomNode | null): T {
    if (node === next) return node;
    node.remove();
    const previous = next === null ? this.#last : next.previousSibling;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = next;
    if (previous === null) this.#first = node;
    else previous.nextSibling = node;
    if (next === null) this.#last = node;
    else next.previousSibling = node;
    return node;
  }

  replaceChild<T extends DomNode>(node: DomNode, replaced: T): T {
    const next = replaced.nextSibling;
    replaced.remove();
    this.insertBefore(node, next);
    return replaced;
  }

  /**
   * All that stands within, to be put back later. Where browsers write it as HTML, and read that, it is copied: Readability
   * keeps a whole page in this way, in case that it has to begin anew.
   */
  get innerHTML(): readonly DomNode[] {
    return this.childNodes.map((node) => node.copy());
  }

  set innerHTML(nodes: readonly DomNode[]) {
    this.empty();
    for (const node of nodes) this.appendChild(node.copy());
  }

  removeChild(node: DomNode): void {
    if (node.parentNode === this) node.remove();
  }

  empty(): void {
    while (this.#first !== null) this.#first.remove();
  }

  /** Lists the elements within that bear a name, as it is written in lower or in upper case. */
  getElementsByTagName(name: string): readonly DomElement[] {
    const found: DomElement[] = [];
    const visit = (first: DomNode | null) => {
      for (let at = first; at !== null; at = at.nextSibling) {
        if (!isElement(at)) continue;
        if (at.localName === name || at.tagName === name) found.push(at);
        visit(at.firstChild);
      }
    };
    visit(this.#first);
    return found;
  }

  /** Unlinks a child. */
  cut(node: DomNode): void {
    const { previousSibling, nextSibling } = node;
    if (previousSibling === null) this.#first = nextSibling;
    else previousSibling.nextSibling = nextSibling;
    if (nextSibling === null) this.#last = previousSibling;
    else nextSibling.previousSibling = previousSibling;
    node.parentNode = null;
    node.previousSibling = null;
    node.nextSibling = null;
  }
}

/** An element with its attributes, whose names stand as they are written. */
export class DomElement extends DomParent {
  readonly nodeType = elementType;
  localName: string;
  readonly #attributes: Record<string, string>;
  /** Its class as it is told: each name once, blanks between them. */
  #className: string | null = null;

  constructor(name: string, attributes: Record<string, string> = {}) {
    super();
    this.localName = name;
    this.#attributes = attributes;
  }

  get tagName(): string {
    return upperCase(this.localName);
  }

  get nodeName(): string {
    return this.tagName;
  }

  get className(): string {
    this.#className ??= tidyClass(this.#read('class') ?? '');
    return this.#className;
  }

  get id(): string {
    return this.#read('id') ?? '';
  }

  get nextElementSibling(): DomElement | null {
    return nextElement(this.nextSibling);
  }

  get attributes(): readonly { readonly name: string; readonly value: string }[] {
    return Object.entries(this.#attributes).map(([name, value]) => ({ name, value }));
  }

  hasAttribute(name: string): boolean {
    return Object.hasOwn(this.#attributes, name);
  }

  getAttribute(name: string): string | null {
    if (name === 'class' && this.hasAttribute('class')) return this.className;
    return this.#read(name);
  }

  setAttribute(name: string, value: string): void {
    this.#attributes[name] = value;
    if (name === 'class') this.#className = null;
  }

  removeAttribute(name: string): void {
    delete this.#attributes[name];
    if (name === 'class') this.#className = null;
  }

  copy(): DomElement {
    const element = new DomElement(this.localName, { ...this.#attributes });
    element.innerHTML = this.childNodes;
    return element;
  }

  #read(name: string): string | null {
    return this.hasAttribute(name) ? (this.#attributes[name] ?? null) : null;
  }
}

/** A page. */
export class DomDocument extends DomParent {
  readonly nodeType = documentType;

  get documentElement(): DomElement | null {
    return this.firstElementChild;
  }

  get head(): DomElement | null {
    return this.documentElement?.children.find(({ localName }) => localName === 'head') ?? null;
  }

  /** Pages whose head is not closed may have theirs elsewhere: these get an empty one. */
  get body(): DomElement | null {
    const root = this.documentElement;
    const body = root?.children.find(({ localName }) => localName === 'body');
    return body ?? root?.appendChild(new DomElement('body')) ?? null;
  }

  get title(): string {
    return this.head?.getElementsByTagName('title')[0]?.textContent ?? '';
  }

  copy(): DomDocument {
    const document = new DomDocument();
    document.innerHTML = this.childNodes;
    return document;
  }

  createElement(name: string): DomElement {
    return new DomElement(name);
  }

  createTextNode(text: string): DomText {
    return new DomText(text);
  }
}

function nextElement(node: DomNode | null): DomElement | null {
  let at = node;
  while (at !== null && !isElement(at)) at = at.nextSibling;
  return at;
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === elementType;
}

const upperCases = new Map<string, string>();

/** A page has some dozens of names, asked for a hundred thousand times. */
function upperCase(name: string): string {
  const known = upperCases.get(name);
  if (known !== undefined) return known;
  const upper = name.toUpperCase();
  if (upperCases.size < namesMax) upperCases.set(name, upper);
  return upper;
}

/** HTML has fewer names than this; sites may make up any number of their own. */
const namesMax = 1000;

function tidyClass(printed: string): string {
  if (!/\s/.test(printed)) return printed;
  return [...new Set(printed.split(/\s+/).filter(Boolean))].join(' ');
}
