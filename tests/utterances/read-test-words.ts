import { readLexicon } from '../../src/library/embedded/lexicons.ts';
import { isStopWord, readNumbers } from '../../src/library/embedded/terms.ts';
import { readWords, type WordLists, type Words } from '../../src/utterances/index.ts';

const lists: WordLists = {
  spokenForms: new Map(readLexicon('spoken-forms').map(([word = '', ...stand]) => [word, stand])),
  readNumbers,
  isSmall: isStopWord,
};

/** Reads runs with the word lists that the library uses. */
export function readTestWords(...runs: readonly string[]): Words {
  return readWords(runs, lists);
}
