import { type Block, type Box, lineage, linkShare } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

/** Drops other stories' teasers: `article` boxes that stand in or beside the story and whose heading is a link. */
export const dropTeasers: Filter = (article) => {
  const headings = findArticleHeadings(article.page);
  const isTeaser = (box: Box) => {
    const heading = headings.get(box);
    return (
      heading !== undefined &&
      heading.heading > 1 &&
      linkShare(heading) > 0.5 &&
      heading.text !== article.title
    );
  };
  return dropBlocks(article, (block) => lineage(block.box).some(isTeaser));
};

/** Finds the first heading of each `article`, those of articles within it left aside. */
function findArticleHeadings(blocks: readonly Block[]): ReadonlyMap<Box, Block> {
  const headings = new Map<Box, Block>();
  for (const block of blocks) {
    if (block.heading === 0) continue;
    const box = lineage(block.box).find((outer) => outer.tag === 'article');
    if (box !== undefined && !headings.has(box)) headings.set(box, block);
  }
  return headings;
}
