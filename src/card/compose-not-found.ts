import type { Answer, Card, CardBlock, Inline, Query } from '../domain.ts';
import { type AnswerContext, narrowToPerson } from './answer-context.ts';
import { composeChoices } from './compose-choices.ts';
import { describeBounds } from './describe-query.ts';
import { bold, joinInlines, plain } from './inline.ts';

/**
 * Composes the card for a question that nothing answers: what it was understood to ask, where was looked, and the
 * nearest things there are, a press away.
 */
export function composeNotFound(answer: Answer, context: AnswerContext): Card {
  const { query, suggestions } = answer;
  return {
    tone: 'notice',
    blocks: [
      { kind: 'heading', inlines: [plain(query.choices.length > 0 ? 'Who is meant?' : 'Nothing found')] },
      ...(query.choices.length > 0 ? [] : explain(query)),
      ...composeChoices(query.choices, (person) => context.requestFor(narrowToPerson(query, person))),
      ...(suggestions.length === 0 ? [] : composeSuggestions(answer, context)),
      {
        kind: 'note',
        inlines: [plain('Only words that stand in quotation marks in the library’s stories are searched.')],
      },
    ],
  };
}

function explain(query: Query): readonly CardBlock[] {
  const unknown: readonly CardBlock[] =
    query.unknownName === null
      ? []
      : [
          {
            kind: 'text',
            inlines: [plain('Nobody in the library is called '), bold(query.unknownName), plain('.')],
          },
        ];
  return [...unknown, { kind: 'text', inlines: describeSearch(query) }];
}

/** Says in a sentence what was looked for, every understood part of it named. */
function describeSearch(query: Query): readonly Inline[] {
  const names = query.people.map(({ name }) => [bold(name)]);
  const bounds = describeBounds(query);
  const parts = [
    [plain(query.seeking === 'stories' ? 'stories' : 'quotations')],
    names.length === 0 ? [] : [plain('of '), ...joinInlines(names, ' and ')],
    query.phrase === null ? [] : [plain('with the words '), bold(query.phrase)],
    query.topic === '' ? [] : [plain('on '), bold(query.topic)],
    bounds,
  ];
  return [plain('Looked for '), ...joinInlines(parts, ' '), plain('.')];
}

function composeSuggestions({ suggestions }: Answer, { requestFor }: AnswerContext): readonly CardBlock[] {
  return [
    { kind: 'text', inlines: [plain('Nearest to it in the library:')] },
    {
      kind: 'buttons',
      buttons: suggestions.slice(0, SUGGESTION_COUNT_MAX).map(({ label, question }) => ({
        kind: 'request',
        label,
        request: requestFor(question),
        disabled: false,
      })),
    },
  ];
}

/** One row. */
const SUGGESTION_COUNT_MAX = 5;
