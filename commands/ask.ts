import { answerQuestion } from './answer-question.ts';
import type { Command } from './command.ts';
import { privateOption, requireText, textOption } from './options.ts';
import { suggestNothing } from './suggest.ts';

/** Longer questions are pasted pages; a remembered quotation fits well. */
const QUESTION_LENGTH_MAX = 1000;

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
    const text = requireText(request, question, 'what did Kay Reyes say about the tour');
    const anyBounds = { person: null, outlet: null, since: null, until: null };
    return answerQuestion({ text, reading: 'any', ...anyBounds }, request, desk);
  },
  suggest: suggestNothing,
};
