import { type Block, type Box, isProse, lineage } from './block.ts';

/** Finds the innermost box that holds nearly all of what was voted for; null when nothing was. */
export function findArticleBox(blocks: readonly Block[], kept: ReadonlySet<Block>): Box | null {
  const votes = countWordsByBox(blocks.filter((block) => kept.has(block)));
  const total = blocks.reduce((sum, block) => sum + (kept.has(block) ? block.words : 0), 0);
  const enough = [...votes].filter(([, words]) => words >= total * voteShareMin).map(([box]) => box);
  return enough.toSorted((a, b) => lineage(b).length - lineage(a).length)[0] ?? null;
}

/** A stray paragraph that was kept elsewhere must not widen the article to the whole page. */
const voteShareMin = 0.95;

/** Votes for all prose: for pages in which Readability sees no article. */
export function voteForProse(blocks: readonly Block[]): ReadonlySet<Block> {
  return new Set(blocks.filter((block) => isProse(block)));
}

function countWordsByBox(blocks: readonly Block[]): ReadonlyMap<Box, number> {
  const words = new Map<Box, number>();
  for (const block of blocks)
    for (const box of lineage(block.box)) words.set(box, (words.get(box) ?? 0) + block.words);
  return words;
}
