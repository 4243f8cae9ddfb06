/** The part of the DOM that reading a page needs; the compiler runs without the browser's own types. */
export interface DomNode {
  readonly nodeType: number;
  readonly parentNode: DomElement | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  textContent: string | null;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
  innerHTML: string;
}

export interface DomDocument {
  readonly documentElement: DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

/** `nodeType` of elements and of text. */
export const elementType = 1;
export const textType = 3;

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === elementType;
}

/** Lists a page's elements in order; what a template holds is no part of the page. */
export function listElements({ documentElement }: DomDocument): readonly DomElement[] {
  const elements: DomElement[] = [];
  const visit = (first: DomNode | null) => {
    for (let node = first; node !== null; node = node.nextSibling) {
      if (!isElement(node)) continue;
      elements.push(node);
      if (node.localName !== 'template') visit(node.firstChild);
    }
  };
  visit(documentElement);
  return elements;
}

/** Longer classes are generated, and say nothing. */
const hintsLengthMax = 500;

/** Gives an element's class, id and the like in one string: what its makers call it. */
export function readHints(element: DomElement): string {
  // Asked for a class that is not there, linkedom makes a list of none first.
  const classes = element.hasAttribute('class') ? element.getAttribute('class') : null;
  return `${classes ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, hintsLengthMax);
}
