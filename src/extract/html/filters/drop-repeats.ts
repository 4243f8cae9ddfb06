import { isQuoteBox } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

/** Drops pull quotes whose words stand in the story's own paragraphs, and lines that are printed twice. */
export const dropRepeats: Filter = (article) => {
  const quotes = new Set(article.story.filter((block) => isQuoteBox(block.box)).slice(0, quotesMax));
  const prose =
    quotes.size === 0
      ? ''
      : article.story
          .filter((block) => !quotes.has(block))
          .map((block) => fold(block.text))
          .join(' \n ');
  const seen = new Set<string>();
  return dropBlocks(article, (block) => {
    if (block.words < Math.min(quoteWordsMin, repeatWordsMin)) return false;
    const words = fold(block.text);
    if (quotes.has(block) && block.words >= quoteWordsMin && ` ${prose} `.includes(` ${words} `)) return true;
    if (block.words < repeatWordsMin) return false;
    const isRepeat = seen.has(words);
    seen.add(words);
    return isRepeat;
  });
};

/** Fewer words repeat by themselves: "Yes." */
const repeatWordsMin = 6;
/** A pull quote is a clause at least. */
const quoteWordsMin = 4;
/** Each quote is looked for in the whole story, so a page made of quotes is not checked to its end. */
const quotesMax = 200;

function fold(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
