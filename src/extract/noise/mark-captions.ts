import { countWords, hasQuotedWords, type MarkPass } from './lines.ts';

/** Marks the one sentence under a picture's credit. A credit without an alt text above it may have no caption. */
export const markCaptions: MarkPass = ({ texts, noise }) => {
  for (const [index, text] of texts.entries()) {
    const followsCredit = noise.get(index - 1) === 'credit' && noise.get(index - 2) === 'alt-text';
    if (followsCredit && !noise.has(index) && isCaption(text)) noise.set(index, 'caption');
  }
};

/** Captions are one short sentence and quote nobody. */
const captionWordsMax = 22;

function isCaption(text: string): boolean {
  const isOneSentence = !/[.!?]\s+\p{Lu}/u.test(
    text.trim().replace(/\b(?:\p{Lu}|Jr|Sr|Mr|Mrs|Ms|Dr|St)\./gu, ''),
  );
  return isOneSentence && countWords(text) <= captionWordsMax && !hasQuotedWords(text);
}
