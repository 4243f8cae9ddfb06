import { type Block, linkShare } from './block.ts';

export function filterBlocks(blocks: readonly Block[], kept: ReadonlySet<Block>): readonly Block[] {
  return blocks.filter((block) => kept.has(block) || (block.words > 20 && linkShare(block) < 0.3));
}
