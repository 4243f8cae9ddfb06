import { type Block, type Box, lineage, linkShare } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

/** Drops other stories' teasers: `article` boxes that stand in or beside the story and whose heading is a link. */
export const dropTeasers: Filter = (article) => {
  const teasers = new Set(
    articleBoxesOf(article.page).filter((box) => isTeaser(box, article.page, article.title)),
  );
  return dropBlocks(article, (block) => lineage(block.box).some((box) => teasers.has(box)));
};

function articleBoxesOf(blocks: readonly Block[]): readonly Box[] {
  return [...new Set(blocks.flatMap((block) => lineage(block.box)))].filter((box) => box.tag === 'article');
}

function isTeaser(box: Box, page: readonly Block[], title: string | null): boolean {
  const own = page.filter((block) => lineage(block.box).find((outer) => outer.tag === 'article') === box);
  const heading = own.find((block) => block.heading > 0);
  return heading !== undefined && heading.heading > 1 && linkShare(heading) > 0.5 && heading.text !== title;
}
