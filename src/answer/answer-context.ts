import type { Library } from '../library/library.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a question is understood by: the library that knows the names, the clock and the word lists. */
export interface AnswerContext {
  readonly library: Library;
  /** What "last week" is reckoned from. */
  readonly now: Date;
  readonly vocabulary: Vocabulary;
}
