/** The same words elsewhere: tells which printed quotations report one utterance. Pure functions over words. */
export { compareSayings, type Likeness, newsDaysMax } from './compare-sayings.ts';
export { compareSpeakers } from './compare-speakers.ts';
export { makeKeys } from './make-keys.ts';
export { readWords, type WordLists } from './read-words.ts';
export type { Saying, Words } from './saying.ts';
