import { readLexiconWords } from './lexicon.ts';
import { readWords } from './read-words.ts';

/** Folded words that say too little to search by. */
export const stopWords: ReadonlySet<string> = new Set(
  readLexiconWords('stop-words').flatMap((word) => readWords(word).map(({ form }) => form)),
);
