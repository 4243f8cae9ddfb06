import { type DomDocument, type DomElement, type DomNode, isElement } from './dom.ts';

/** Elements that never hold a story's words: code, media and controls. */
const deadTags = new Set(
  'script style noscript template svg iframe object embed canvas map link meta input select textarea dialog nav'.split(
    ' ',
  ),
);
/** What ARIA names as navigation or notices. */
const deadRoles = new Set('navigation banner contentinfo search dialog alert menu tooltip'.split(' '));

/** Takes out of a page the elements that never hold a story's words. */
export function dropDeadElements({ documentElement }: DomDocument): void {
  const dead: DomElement[] = [];
  const visit = (first: DomNode | null, isFormula: boolean) => {
    for (let node = first; node !== null; node = node.nextSibling) {
      if (!isElement(node)) continue;
      // The source of a formula stands beside it.
      if (isDead(node) || (isFormula && node.localName === 'annotation')) dead.push(node);
      else visit(node.firstChild, isFormula || node.localName === 'math');
    }
  };
  visit(documentElement, false);
  for (const element of dead) element.remove();
}

function isDead(element: DomElement): boolean {
  return deadTags.has(element.localName) || deadRoles.has(element.getAttribute('role') ?? '');
}
