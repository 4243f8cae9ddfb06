/** An element that makes a box on the page: what it is, what its makers call it, and what it stands in. */
export interface Box {
  readonly id: number;
  readonly parent: Box | null;
  readonly tag: string;
  readonly hints: string;
  readonly isHidden: boolean;
}

/** One printed paragraph, heading, list item or cell, with what the filters need to judge it. */
export interface Block {
  readonly text: string;
  readonly box: Box;
  /** 1 to 6 for headings, else 0. */
  readonly heading: number;
  readonly words: number;
  /** How many of the words are links. */
  readonly linkWords: number;
  /** Whether a picture stands in the same box right before the words. */
  readonly hasPicture: boolean;
  /** Whether all its letters are set in bold; headings, which are anyhow, are not meant. */
  readonly isBold: boolean;
}

/** Gives a box and all it stands in, innermost first. */
export function lineage(box: Box): readonly Box[] {
  const boxes: Box[] = [];
  for (let at: Box | null = box; at !== null; at = at.parent) boxes.push(at);
  return boxes;
}

/** Tells whether a box is, or stands in, one of these elements. */
export function standsIn(box: Box, ...tags: readonly string[]): boolean {
  for (let at: Box | null = box; at !== null; at = at.parent) if (tags.includes(at.tag)) return true;
  return false;
}

/** The share of a block's words that are links. */
export function linkShare(block: Block): number {
  return block.words === 0 ? 0 : block.linkWords / block.words;
}

/** Tells whether a block reads like running text rather than a label or a link. */
export function isProse(block: Block): boolean {
  return block.words >= proseWordsMin && linkShare(block) < 0.5;
}

/** Labels, teasers and menu entries rarely have as many words. */
const proseWordsMin = 10;

/** Tells whether a box is, or stands in, another. */
export function isInside(box: Box, outer: Box): boolean {
  for (let at: Box | null = box; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

/** Tells whether a box is, or stands in, a block quote or an embedded post. */
export function isQuoteBox(box: Box): boolean {
  for (let at: Box | null = box; at !== null; at = at.parent) {
    if (at.tag === 'blockquote' || quoteNames.test(at.hints)) return true;
  }
  return false;
}

const quoteNames =
  /(?:^|[\s_-])(?:pull-?quote|block-?quote|quote|twitter-tweet|tweet|instagram-media)(?:$|[\s_-])/i;
