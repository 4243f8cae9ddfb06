import { answerQuestion } from './answer-question.ts';
import { askOfMessage } from './ask-of-message.ts';
import type { Command } from './command.ts';
import { privateOption, QUESTION_LENGTH_MAX, requireText, textOption } from './options.ts';
import { anyBounds } from './request-for.ts';
import { suggestNothing } from './suggest.ts';

const words = textOption('words', 'Words you remember; they need not be exact', {
  required: true,
  maxLength: QUESTION_LENGTH_MAX,
});

/** `/who-said`: finds who said remembered words, and where. */
export const whoSaid: Command = {
  name: 'who-said',
  description: 'Find who said words that you remember',
  options: [words, privateOption],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  onMessage: { label: 'Who said this', ask: askOfMessage },
  async run(request, desk) {
    const text = requireText(request, words, 'the dog knew him better than she did');
    return answerQuestion({ text, reading: 'phrase', ...anyBounds }, request, desk);
  },
  suggest: suggestNothing,
};
