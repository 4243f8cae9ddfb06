import { readVersionsAsked, readWhoIs, takeBestNames } from '../src/answer/index.ts';
import type { Card, CommandRequest } from '../src/domain.ts';
import { answerQuestion } from './answer-question.ts';
import type { Command, Desk, Request } from './command.ts';
import { privateOption, QUESTION_LENGTH_MAX, requireText, textOption } from './options.ts';
import { person } from './person.ts';
import { anyBounds, requestForVariants } from './request-for.ts';
import { suggestNothing } from './suggest.ts';
import { variants } from './variants.ts';

const question = textOption('question', 'In plain words: who, about what, when, or a phrase you remember', {
  required: true,
  maxLength: QUESTION_LENGTH_MAX,
});

/** `/ask`: answers a question in plain words. */
export const ask: Command = {
  name: 'ask',
  description: 'Ask who said what, in plain words',
  options: [question, privateOption],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  async run(request, desk) {
    const text = readQuestion(request);
    const other = (await showPerson(text, request, desk)) ?? (await showVersions(text, request, desk));
    return other ?? answerQuestion({ text, reading: 'any', ...anyBounds }, request, desk);
  },
  suggest: suggestNothing,
};

/** Shows who somebody is where the question asks that and nothing else; null where it does not or nobody is called so. */
async function showPerson(text: string, request: Request, desk: Desk): Promise<Card | null> {
  const name = readWhoIs(text);
  if (name === null) return null;
  const [matches = []] = await desk.library.matchNames([name]);
  const { people, isMisspelt } = takeBestNames(matches);
  // A word that is nearly somebody's name is mostly a word.
  if (people.length === 0 || (isMisspelt && !name.includes(' '))) return null;
  const options = { ...request.options, person: name };
  return person.run({ ...request, command: person.name, options }, desk);
}

// Hits among which the words that several outlets report are looked for.
const TRIED_MAX = 10;

/** Shows how each outlet prints the words that a question asks the versions of; null where it asks none or one has them alone. */
async function showVersions(text: string, request: Request, desk: Desk): Promise<Card | null> {
  const words = readVersionsAsked(text);
  if (words === null) return null;
  const { hits } = await desk.ask(
    { text: words, reading: 'topic', ...anyBounds },
    { limit: TRIED_MAX, offset: 0 },
  );
  const told = hits.find(({ kept, reports }) => kept !== null && reports !== null);
  if (!told?.kept) return null;
  return variants.run({ ...request, ...requestForVariants(told.kept.quotation.id, request) }, desk);
}

/**
 * Reads the question that a request for `/ask` asks.
 *
 * @throws UsageError when it is missing, blank or too long.
 */
export function readQuestion(request: CommandRequest): string {
  return requireText(request, question, 'what did Kay Reyes say about the tour');
}
