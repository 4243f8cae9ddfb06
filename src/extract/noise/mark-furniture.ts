import { countWords, type MarkPass } from './lines.ts';

/** The longest furniture seen, a copyright notice, has about 70 words; what is longer is prose. */
const furnitureWordsMax = 90;

/** Marks the lines whose own words give them away: advertising, sharing, newsletters, promotion, law. */
export const markFurniture: MarkPass = ({ texts, noise }, rules) => {
  for (const [index, text] of texts.entries()) {
    if (text.trim() === '') noise.set(index, 'furniture');
    else if (countWords(text) > furnitureWordsMax) continue;
    else if (rules.isCredit(text) && countWords(text) <= creditWordsMax) noise.set(index, 'credit');
    else if (rules.isCaption(text)) noise.set(index, 'caption');
    else if (rules.isFurniture(text)) noise.set(index, 'furniture');
  }
};

/** A credit names an agency or two. */
const creditWordsMax = 12;
