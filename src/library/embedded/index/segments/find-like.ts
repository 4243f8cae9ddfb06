/**
 * Finds the words within some edits of one in an ordered list. Words that begin alike are weighed once as far as they
 * do, and where their beginning differs too much already, all that begin so are passed over:
 *
 *     kettle, 1 edit:  kelp…, kempt… end at "kem"; "kettel" is weighed from its fifth letter on after "kettle"
 */
export function findLike(ordered: readonly string[], word: string, edits: number): string[] {
  const found: string[] = [];
  if (word.length > wordLengthMax) return found;
  const width = word.length + 1;
  // Line d tells, after d letters of a word, how many edits make of them each beginning of the one that is looked for.
  const lines = new Uint8Array((word.length + edits + 1) * width);
  for (let column = 0; column < width; column += 1) lines[column] = column;
  let former = '';
  for (let at = 0; at < ordered.length; ) {
    const candidate = ordered[at] ?? '';
    const deepest = Math.min(candidate.length, word.length + edits);
    let depth = countShared(former, candidate);
    let isHopeless = false;
    while (depth < deepest && !isHopeless) {
      depth += 1;
      isHopeless = fillLine(lines, word, { depth, letter: candidate.charCodeAt(depth - 1) }) > edits;
    }
    former = candidate.slice(0, depth);
    if (isHopeless || depth < candidate.length) at = skipBeginning(ordered, at, former);
    else {
      if ((lines[depth * width + word.length] ?? 0) <= edits) found.push(candidate);
      at += 1;
    }
  }
  return found;
}

/** Nobody misspells longer words, and the lines count no further. */
const wordLengthMax = 64;

interface Step {
  readonly depth: number;
  readonly letter: number;
}

/** Reckons a line from the one above it; gives the least in it. */
function fillLine(lines: Uint8Array, word: string, { depth, letter }: Step): number {
  const width = word.length + 1;
  const above = (depth - 1) * width;
  const here = depth * width;
  let left = depth;
  let least = depth;
  lines[here] = depth;
  for (let column = 1; column < width; column += 1) {
    const diagonal = (lines[above + column - 1] ?? 0) + (word.charCodeAt(column - 1) === letter ? 0 : 1);
    left = Math.min(diagonal, left + 1, (lines[above + column] ?? 0) + 1);
    lines[here + column] = left;
    if (left < least) least = left;
  }
  return least;
}

function countShared(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  return shared;
}

/** Gives the place of the first word from `at` on that does not begin so: looks in steps that double, then between two. */
function skipBeginning(ordered: readonly string[], at: number, beginning: string): number {
  let [low, step] = [at + 1, 1];
  while (low + step < ordered.length && ordered[low + step]?.startsWith(beginning)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, ordered.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ordered[middle]?.startsWith(beginning)) low = middle + 1;
    else high = middle;
  }
  return low;
}
