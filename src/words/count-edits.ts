/**
 * Counts the letters to change, drop, add or swap with their neighbour to make one word of the other; gives
 * `bound + 1` when it takes more than `bound`. Meant for bounds of one or two: each edit tries four ways on.
 */
export function countEdits(a: string, b: string, bound: number): number {
  return countFrom({ a, b, bound }, 0, 0);
}

interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly bound: number;
}

function countFrom({ a, b, bound }: Comparison, startA: number, startB: number): number {
  let [atA, atB] = [startA, startB];
  if (Math.abs(a.length - atA - (b.length - atB)) > bound) return bound + 1;
  while (atA < a.length && a.charCodeAt(atA) === b.charCodeAt(atB)) {
    atA += 1;
    atB += 1;
  }
  const rest = Math.max(a.length - atA, b.length - atB);
  if (rest === 0 || bound === 0) return Math.min(rest, bound + 1);
  const further = { a, b, bound: bound - 1 };
  let edits = Math.min(
    countFrom(further, atA + 1, atB + 1),
    countFrom(further, atA + 1, atB),
    countFrom(further, atA, atB + 1),
  );
  const isSwap = a.charCodeAt(atA) === b.charCodeAt(atB + 1) && a.charCodeAt(atA + 1) === b.charCodeAt(atB);
  if (isSwap) edits = Math.min(edits, countFrom(further, atA + 2, atB + 2));
  return edits + 1;
}
