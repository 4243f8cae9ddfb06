import { isQuoteBox } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

/** Drops pull quotes whose words stand in the story anyway, and lines that are printed twice. */
export const dropRepeats: Filter = (article) => {
  const folded = article.story.map((block) => fold(block.text));
  const all = folded.join('\n');
  return dropBlocks(article, (block, index) => {
    const words = folded[index] ?? '';
    if (block.words < repeatWordsMin) return false;
    if (isQuoteBox(block.box)) return all.indexOf(words) !== all.lastIndexOf(words);
    return folded.indexOf(words) < index;
  });
};

/** Fewer words repeat by themselves: "Yes." */
const repeatWordsMin = 6;

function fold(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
