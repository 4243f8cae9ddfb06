import { composeAnswer, composeEmptyLibrary } from '../src/card/index.ts';
import type { Card, Question } from '../src/domain.ts';
import type { Desk, Request } from './command.ts';
import { readPage } from './page.ts';
import { requestForQuestion, requestForStory, requestForVariants } from './request-for.ts';

/** Asks the desk and composes the page of the answer that the request is for. */
export async function answerQuestion(question: Question, request: Request, desk: Desk): Promise<Card> {
  const page = readPage(request);
  const answer = await desk.ask(question, page);
  if (!answer.found && (await isEmpty(desk))) return composeEmptyLibrary();
  return composeAnswer(answer, {
    request,
    limit: page.limit,
    requestFor: (other) => requestForQuestion(other, request),
    requestForStory: (storyId) => requestForStory(storyId, request),
    requestForVariants: (quotationId) => requestForVariants(quotationId, request),
  });
}

/** Tells whether there is nothing at all to answer from, which is worth other words than "not found". */
export async function isEmpty(desk: Desk): Promise<boolean> {
  return (await desk.library.counts()).stories === 0;
}
