import type { CommandRequest } from '../src/domain.ts';
import { answerQuestion } from './answer-question.ts';
import type { Command } from './command.ts';
import { privateOption, QUESTION_LENGTH_MAX, requireText, textOption } from './options.ts';
import { suggestNothing } from './suggest.ts';

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
    const anyBounds = { person: null, outlet: null, since: null, until: null };
    return answerQuestion({ text, reading: 'any', ...anyBounds }, request, desk);
  },
  suggest: suggestNothing,
};

/**
 * Reads the question that a request for `/ask` asks.
 *
 * @throws UsageError when it is missing, blank or too long.
 */
export function readQuestion(request: CommandRequest): string {
  return requireText(request, question, 'what did Kay Reyes say about the tour');
}
