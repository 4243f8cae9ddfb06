import { readByline } from '../../head/read-byline.ts';
import { readDateline } from '../../head/read-dateline.ts';
import { type Block, isProse } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

/** How many of the first lines may be headline, byline and date rather than story. */
const headLinesMax = 10;

/** Drops the headline with what stands above it, and the byline and dateline under it: the story's head has them. */
export const dropHeadLines: Filter = (article) => {
  const titleAt = article.story.findIndex((block) => block.heading === 1 || block.text === article.title);
  const isAbove = (block: Block, index: number) =>
    titleAt < headLinesMax && (index === titleAt || (index < titleAt && !isProse(block)));
  return dropBlocks(article, (block, index) => {
    if (isAbove(block, index)) return true;
    return index < headLinesMax && (readByline(block.text) !== null || readDateline(block.text) !== null);
  });
};
