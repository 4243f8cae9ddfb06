import { type DomElement, type DomNode, type DomParent, isElement } from './dom.ts';

/** Finds the first element within that is meant; what a template holds is no part of the page. */
export function findElement(parent: DomParent, isMeant: (element: DomElement) => boolean): DomElement | null {
  for (let node: DomNode | null = parent.firstChild; node !== null; node = node.nextSibling) {
    if (!isElement(node)) continue;
    if (isMeant(node)) return node;
    const within = node.localName === 'template' ? null : findElement(node, isMeant);
    if (within !== null) return within;
  }
  return null;
}

/** Lists the elements within in order, those of templates left out. */
export function listElements(parent: DomParent): readonly DomElement[] {
  const elements: DomElement[] = [];
  findElement(parent, (element) => {
    elements.push(element);
    return false;
  });
  return elements;
}
