import { UsageError } from '../src/errors.ts';
import { answerQuestion } from './answer-question.ts';
import type { Command } from './command.ts';
import { privateOption, QUESTION_LENGTH_MAX, readText, textOption } from './options.ts';
import { findOutlet, outletOption, suggestOutlets } from './outlet-option.ts';
import { personOption, readPersonReference, suggestPeople } from './person-option.ts';

const topic = textOption('topic', 'What the words are about', { maxLength: QUESTION_LENGTH_MAX });
const outlet = outletOption('Where they were printed');
const since = textOption('since', 'From this day on, such as “last week” or 2025-03-01');
const until = textOption('until', 'Up to this day, such as “yesterday” or 2025-03-31');

/** `/quotes`: finds quotations by who said them, on what, where and when. */
export const quotes: Command = {
  name: 'quotes',
  description: 'Find quotations by person, topic, outlet and date',
  options: [personOption, topic, outlet, since, until, privateOption],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  async run(request, desk) {
    const printedIn = await findOutlet(request, outlet, desk);
    if (printedIn !== null && typeof printedIn !== 'string') return printedIn;
    const question = {
      text: readText(request, topic) ?? '',
      reading: 'topic',
      person: await readPersonReference(request, desk),
      outlet: printedIn,
      since: readText(request, since),
      until: readText(request, until),
    } as const;
    const { text, person } = question;
    if (
      text === '' &&
      person === null &&
      question.outlet === null &&
      question.since === null &&
      question.until === null
    ) {
      throw new UsageError('Nothing to look for. Give at least one of: person, topic, outlet, since, until.');
    }
    return answerQuestion(question, request, desk);
  },
  async suggest(option, typed, desk) {
    if (option === personOption.name) return suggestPeople(typed, desk);
    return option === outlet.name ? suggestOutlets(typed, desk) : [];
  },
};
