import type { CommandRequest, Person, Query, Question } from '../domain.ts';

/** What the buttons under an answer need besides the answer. */
export interface AnswerContext {
  /** The request that the answer is for. */
  readonly request: CommandRequest;
  /** How many hits a page holds. */
  readonly limit: number;
  /** Gives the request that asks another question: for suggestions, and for "which of these people?". */
  readonly requestFor: (question: Question) => CommandRequest;
  /** Gives the request that shows a story with its quotations. */
  readonly requestForStory: (storyId: string) => CommandRequest;
  /** Gives the request that shows how others printed a quotation. */
  readonly requestForVariants: (quotationId: string) => CommandRequest;
}

/** Gives the question that was asked, but of this one person. */
export function narrowToPerson(query: Query, person: Person): Question {
  return {
    text: query.phrase ?? query.topic,
    reading: query.phrase === null ? 'topic' : 'phrase',
    person: person.id,
    outlet: query.outlet,
    since: query.since,
    until: query.until,
  };
}
