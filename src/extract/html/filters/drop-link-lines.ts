import { isQuoteBox, linkShare, standsIn } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

/** Drops paragraphs that are nothing but a link to another story, and lists of such links. */
export const dropLinkLines: Filter = (article) =>
  dropBlocks(article, (block) => {
    if (block.heading > 0 || isQuoteBox(block.box) || linkShare(block) < 0.9) return false;
    return standsIn(block.box, 'li') ? block.words >= itemWordsMin : block.words >= lineWordsMin;
  });

/** Shorter linked lines are names, titles and places that the story itself lists. */
const lineWordsMin = 4;
const itemWordsMin = 3;
