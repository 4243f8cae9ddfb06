import type { DomElement } from './dom.ts';

/** Longer classes are generated, and say nothing. */
const hintsLengthMax = 500;

/** Gives an element's class and id in one string: what its makers call it. */
export function readHints(element: DomElement): string {
  return `${element.className} ${element.id}`.slice(0, hintsLengthMax);
}
