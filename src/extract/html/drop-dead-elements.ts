import type { DomDocument } from './dom.ts';

/** Elements that never hold a story's words: code, media, controls, and what ARIA names as navigation or notices. */
const deadElements = [
  'script, style, noscript, template, svg, iframe, object, embed, canvas, map, link, meta',
  'input, select, textarea, dialog, nav',
  '[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], [role=alert], [role=menu]',
  '[role=tooltip], math annotation',
].join(', ');

/** Takes out of a page the elements that never hold a story's words. */
export function dropDeadElements(document: DomDocument): void {
  for (const element of [...document.querySelectorAll(deadElements)]) element.remove();
}
