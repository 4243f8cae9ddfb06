import { readByline, splitNames } from '../../head/read-byline.ts';
import { readDateline } from '../../head/read-dateline.ts';
import { type Block, isProse, isQuoteBox } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

/** How many of the first lines may be headline, byline and date rather than story. */
const headLinesMax = 10;

/**
 * Drops the headline with what stands above it, and the byline and dateline under it: the story's head has them. So do
 * lines of nothing but its authors' names go, which live blogs print with each entry.
 */
export const dropHeadLines: Filter = (article) => {
  const titleAt = article.story.findIndex((block) => block.heading === 1 || block.text === article.title);
  const isAbove = (block: Block, index: number) =>
    titleAt < headLinesMax && (index === titleAt || (index < titleAt && !isProse(block)));
  const authors = new Set(splitNames(article.author ?? ''));
  return dropBlocks(article, (block, index) => {
    if (isAbove(block, index) || isSignature(block, authors)) return true;
    return index < headLinesMax && (readByline(block.text) !== null || readDateline(block.text) !== null);
  });
};

/** What stands under a quote are its speaker's names. */
function isSignature(block: Block, authors: ReadonlySet<string>): boolean {
  const isShort = block.words <= signatureWordsMax && block.heading === 0 && !isQuoteBox(block.box);
  return isShort && splitNames(block.text).every((name) => authors.has(name));
}

/** Four authors by their full names. */
const signatureWordsMax = 12;
