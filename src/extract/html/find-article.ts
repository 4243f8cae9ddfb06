import { type Block, type Box, isProse, lineage } from './block.ts';

/** Finds the innermost box that holds nearly all of what was voted for; null when nothing was. */
export function findArticleBox(blocks: readonly Block[], kept: ReadonlySet<Block>): Box | null {
  const votes = countWordsByBox(blocks.filter((block) => kept.has(block)));
  const total = blocks.reduce((sum, block) => sum + (kept.has(block) ? block.words : 0), 0);
  const enough = [...votes].filter(([, words]) => words >= total * voteShareMin).map(([box]) => box);
  const innermost = enough.toSorted((a, b) => lineage(b).length - lineage(a).length)[0];
  return innermost === undefined ? null : widenToStory(innermost, countWordsByBox(blocks.filter(isProse)));
}

/**
 * Readability sometimes takes one column or section for the whole. A box around it that holds several times its prose
 * is the story, as long as it is not the page itself.
 */
function widenToStory(box: Box, prose: ReadonlyMap<Box, number>): Box {
  const outer = lineage(box).filter((around) => around.tag === 'article');
  const words = prose.get(box) ?? 0;
  return outer.find((around) => (prose.get(around) ?? 0) > words * proseGrowthMin) ?? box;
}

const proseGrowthMin = 1.3;

/** A stray paragraph that was kept elsewhere must not widen the article to the whole page. */
const voteShareMin = 0.9;

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
