import { composeVariants } from '../src/card/index.ts';
import type { Question } from '../src/domain.ts';
import { UsageError } from '../src/errors.ts';
import { answerQuestion } from './answer-question.ts';
import type { Command, Desk } from './command.ts';
import { privateOption, QUESTION_LENGTH_MAX, requireText, textOption } from './options.ts';
import { readPage } from './page.ts';
import { readReference } from './reference.ts';
import { anyBounds } from './request-for.ts';
import { suggestNothing } from './suggest.ts';

const words = textOption('words', 'Words of the quotation; they need not be exact', {
  required: true,
  maxLength: QUESTION_LENGTH_MAX,
});

/** `/variants`: shows how each story prints the same words. */
export const variants: Command = {
  name: 'variants',
  description: 'Show how other outlets printed the same words',
  options: [words, privateOption],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  async run(request, desk) {
    const { limit, offset } = readPage(request);
    const asked = requireText(request, words, 'the dog knew him better than she did');
    const quotationId = await findQuotation(asked, desk);
    const [reports = null] = quotationId === null ? [] : await desk.library.reportsOf([quotationId]);
    if (quotationId === null || reports === null) return answerQuestion(askFor(asked), request, desk);
    const { hits, total } = await desk.library.variantsOf(quotationId, limit, offset);
    return composeVariants({ variants: hits, reports, paging: { request, limit, total } });
  },
  suggest: suggestNothing,
};

const askFor = (words: string): Question => ({ text: words, reading: 'phrase', ...anyBounds });

async function findQuotation(asked: string, desk: Desk): Promise<string | null> {
  const id = readReference(asked);
  if (id !== null) {
    const [reports = null] = await desk.library.reportsOf([id]);
    if (reports === null)
      throw new UsageError('That quotation is no longer in the library. Ask again for its words.');
    return id;
  }
  const { hits } = await desk.ask(askFor(asked), { limit: 1, offset: 0 });
  return hits[0]?.kept?.quotation.id ?? null;
}
