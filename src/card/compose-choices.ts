import type { CardBlock, Query } from '../domain.ts';
import type { AnswerContext } from './answer-context.ts';
import { plain } from './inline.ts';

/** Asks which person was meant when a name fits several; nothing when it was clear. */
export function composeChoices(query: Query, { requestFor }: AnswerContext): readonly CardBlock[] {
  if (query.choices.length === 0) return [];
  const { outlet, since, until } = query;
  const wording = {
    text: query.phrase ?? query.topic,
    reading: query.phrase === null ? 'topic' : 'phrase',
  } as const;
  return [
    { kind: 'text', inlines: [plain('Several people bear that name. Whom do you mean?')] },
    {
      kind: 'buttons',
      buttons: query.choices.slice(0, CHOICE_COUNT_MAX).map(({ id, name, quotationCount }) => ({
        kind: 'request',
        label: `${name} (${quotationCount})`,
        request: requestFor({ ...wording, person: `id:${id}`, outlet, since, until }),
        disabled: false,
      })),
    },
  ];
}

/** Two rows of buttons; whoever is not among them is better named in full. */
const CHOICE_COUNT_MAX = 10;
