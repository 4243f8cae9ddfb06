import { readByline } from '../../head/read-byline.ts';
import { readDateline } from '../../head/read-dateline.ts';
import { dropBlocks, type Filter } from './article.ts';

/** How many of the first lines may be headline, byline and date rather than story. */
const headLinesMax = 10;

/** Drops the headline with what stands above it, and the byline and dateline under it: the story's head has them. */
export const dropHeadLines: Filter = (article) => {
  const titleAt = article.story.findIndex((block) => block.heading === 1 || block.text === article.title);
  const isAbove = (index: number) => index <= titleAt && titleAt < headLinesMax;
  return dropBlocks(article, (block, index) => {
    if (isAbove(index) || block.heading === 1) return true;
    return index < headLinesMax && (readByline(block.text) !== null || readDateline(block.text) !== null);
  });
};
