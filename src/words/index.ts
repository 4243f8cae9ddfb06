/** What words are compared by, on the question's side as on the library's. */
export { countEdits } from './count-edits.ts';
export { fold, foldName, foldWords } from './fold.ts';
export { readLexicon, readLexiconRows, readLexiconWords } from './lexicon.ts';
export { nicknames } from './nicknames.ts';
export { readNumbers } from './read-numbers.ts';
export { readWords, type Word } from './read-words.ts';
export { soundOf } from './sound-of.ts';
export { isIrregular, stem } from './stem.ts';
export { stopWords } from './stop-words.ts';
