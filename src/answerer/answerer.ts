import type { Answer, Question } from '../domain.ts';
import type { Library } from '../library/index.ts';

/** A library that also answers questions. */
export interface Answerer extends Library {
  /**
   * Understands and answers a question, as of the moment `now`.
   *
   * @throws UsageError when the question is empty or an option's date is none.
   */
  ask(
    question: Question,
    page: { readonly limit: number; readonly offset: number },
    now: Date,
  ): Promise<Answer>;
}
