/** Words in a row that two texts share. */
export interface Block {
  /** Where it begins in the one and in the other. */
  readonly at: number;
  readonly otherAt: number;
  readonly length: number;
}

/**
 * Lays the longest stretches of one text over another, from left to right: what the other has at least two words of
 * in a row, or all of a text of one word.
 *
 *     one    i not think of a better ending
 *     other  honestly i can not think of a better ending ever
 *     blocks   (i) is left   [not think of a better ending]
 */
export function alignWords(one: readonly string[], other: readonly string[]): readonly Block[] {
  const places = new Map<string, number[]>();
  other.forEach((word, at) => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [at]);
    else known.push(at);
  });
  const lengthMin = Math.min(2, one.length);
  const blocks: Block[] = [];
  for (let at = 0; at < one.length; ) {
    const block = findLongest(at, { one, other, places: places.get(one[at] ?? '') ?? [] });
    if (block.length >= lengthMin) blocks.push(block);
    at += block.length >= lengthMin ? block.length : 1;
  }
  return blocks;
}

/** A word that stands everywhere in a long text is looked at in its first places only, or time would be quadratic. */
const placeCountMax = 32;

function findLongest(
  at: number,
  texts: {
    readonly one: readonly string[];
    readonly other: readonly string[];
    readonly places: readonly number[];
  },
): Block {
  const { one, other, places } = texts;
  let best: Block = { at, otherAt: 0, length: 0 };
  for (const otherAt of places.slice(0, placeCountMax)) {
    let length = 0;
    while (at + length < one.length && one[at + length] === other[otherAt + length]) length += 1;
    if (length > best.length) best = { at, otherAt, length };
  }
  return best;
}
