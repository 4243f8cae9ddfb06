import { fold, readLexicon } from '../words/index.ts';

/** Words that may open a question and ask nothing. */
export const greetingWords: ReadonlySet<string> = new Set(readLexicon('question-greetings').map(fold));

/** Gives the source of a pattern for what may stand before a question in a `line`: greetings, requests and `others`. */
export const openBy = (...others: readonly string[]): string =>
  `(?:(?:${[...greetingWords, 'can you', 'could you', ...others].join('|')}) )*`;
