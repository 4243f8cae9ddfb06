import { wordLists } from '../../src/library/embedded/utterances/saying-reader.ts';
import { readWords, type Words } from '../../src/utterances/index.ts';

/** Reads runs with the word lists that the library uses. */
export function readTestWords(...runs: readonly string[]): Words {
  return readWords(runs, wordLists);
}
