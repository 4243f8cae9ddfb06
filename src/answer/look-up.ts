import type { Question } from '../domain.ts';
import type { AnswerContext } from './answer-context.ts';
import { readAsked } from './asked.ts';
import { type NameMention, readNames } from './read-names.ts';
import { type Options, readOptions } from './read-options.ts';
import { type OutletMention, readOutlet } from './read-outlet.ts';

/** What the library knows of a question's words, in whichever way they are read: to be looked up once. */
export interface LookedUp {
  readonly options: Options;
  readonly names: readonly NameMention[];
  readonly outlet: OutletMention | null;
}

/**
 * Looks up the names and outlets of a question.
 *
 * @throws UsageError when an option's date is none.
 */
export async function lookUp(question: Question, context: AnswerContext): Promise<LookedUp> {
  const { library, vocabulary } = context;
  const asked = readAsked(question.text);
  const [options, names, outlet] = await Promise.all([
    readOptions(question, context),
    readNames(asked, library, vocabulary),
    readOutlet(asked, library, vocabulary),
  ]);
  return { options, names, outlet };
}
