/** The same words elsewhere: which printed quotations report one utterance, which stories are one text. Pure functions over words. */
export { areCopies } from './compare-prints.ts';
export { compareSayings, type Likeness, newsDaysMax } from './compare-sayings.ts';
export { compareSpeakers } from './compare-speakers.ts';
export { makeKeys } from './make-keys.ts';
export { type Print, readPrint } from './print.ts';
export { readWords, type WordLists } from './read-words.ts';
export type { Saying, Words } from './saying.ts';
export { sketchPrint } from './sketch-print.ts';
