import { type Block, type Box, lineage } from './block.ts';

/** Finds the innermost box that holds nearly all of what Readability kept, and gives the blocks within it. */
export function findArticle(blocks: readonly Block[], kept: ReadonlySet<Block>): readonly Block[] {
  const votes = new Map<Box, number>();
  let total = 0;
  for (const block of blocks) {
    if (!kept.has(block)) continue;
    total += block.words;
    for (const box of lineage(block.box)) votes.set(box, (votes.get(box) ?? 0) + block.words);
  }
  // Outer boxes come first in the map only by chance, so depth decides: the deepest that holds enough.
  const enough = [...votes].filter(([, words]) => words >= total * voteShareMin).map(([box]) => box);
  const article = enough.toSorted((a, b) => lineage(b).length - lineage(a).length)[0];
  return article === undefined ? [] : blocks.filter((block) => lineage(block.box).includes(article));
}

/** A stray paragraph that was kept elsewhere must not widen the article to the whole page. */
const voteShareMin = 0.95;
