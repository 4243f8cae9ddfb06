import type { Question } from '../domain.ts';
import { UsageError } from '../errors.ts';
import type { AnswerContext } from './answer-context.ts';
import { type Asked, readAsked } from './asked.ts';
import { asksForHelp } from './asks-for-help.ts';
import { type NameMention, readNames } from './read-names.ts';
import { type Options, readOptions } from './read-options.ts';
import { type OutletMention, readOutlet } from './read-outlet.ts';

/** A question's words and what the library knows of them: looked up once, in whichever way the question is read. */
export interface LookedUp {
  readonly asked: Asked;
  readonly options: Options;
  readonly names: readonly NameMention[];
  readonly outlet: OutletMention | null;
}

/**
 * Looks up the options, names and outlets of a question.
 *
 * @throws UsageError when neither words nor options ask for anything, or an option's date is none.
 */
export async function lookUp(question: Question, context: AnswerContext): Promise<LookedUp> {
  const asked = readWhatIsAsked(question);
  const { library, vocabulary } = context;
  const [options, names, outlet] = await Promise.all([
    readOptions(question, context),
    readNames(asked, library, vocabulary),
    readOutlet(asked, library, vocabulary),
  ]);
  return { asked, options, names, outlet };
}

/** Reads the question; one that asks of the bot itself has no words to look for. */
function readWhatIsAsked(question: Question): Asked {
  const asked = readAsked(question.text);
  requireSomething(asked, question);
  return question.reading === 'any' && asksForHelp(asked) ? readAsked('') : asked;
}

const emptyMessage =
  'The question is empty. Ask in your own words, such as “what did Kay Reyes say about the tour”, or type words you remember.';

function requireSomething({ words, text }: Asked, { person, outlet, since, until }: Question): void {
  if (words.length > 0 || (person ?? outlet ?? since ?? until)) return;
  throw new UsageError(text === '' ? emptyMessage : wordlessMessage);
}

const wordlessMessage =
  'There are no words in the question to look for. Ask in your own words, such as “what did Kay Reyes say about the tour”, or type words you remember.';
