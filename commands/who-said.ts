import { answerQuestion } from './answer-question.ts';
import type { Command } from './command.ts';
import { privateOption, requireText, textOption } from './options.ts';
import { suggestNothing } from './suggest.ts';

/** A long quotation may be remembered whole. */
const WORDS_LENGTH_MAX = 1000;

const words = textOption('words', 'Words you remember; they need not be exact', {
  required: true,
  maxLength: WORDS_LENGTH_MAX,
});

/** `/who-said`: finds who said remembered words, and where. */
export const whoSaid: Command = {
  name: 'who-said',
  description: 'Find who said words that you remember',
  options: [words, privateOption],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  async run(request, desk) {
    const text = requireText(request, words, 'the dog knew him better than she did');
    const anyBounds = { person: null, outlet: null, since: null, until: null };
    return answerQuestion({ text, reading: 'phrase', ...anyBounds }, request, desk);
  },
  suggest: suggestNothing,
};
