import { countWords, type MarkPass } from './lines.ts';

/** Marks closing lines (where to watch it, who contributed, follow us) from the end up to the first line of prose. */
export const markTail: MarkPass = ({ texts, noise }, rules) => {
  for (let index = texts.length - 1; index > 0; index -= 1) {
    if (noise.has(index)) continue;
    const text = texts[index] ?? '';
    if (countWords(text) > tailWordsMax || !rules.isTail(text)) return;
    noise.set(index, 'tail');
  }
};

const tailWordsMax = 35;
