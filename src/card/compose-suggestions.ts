import type { CardBlock, CommandRequest, Question, Suggestion } from '../domain.ts';

/** Composes a row of buttons that ask what is suggested; nothing where nothing is. */
export function composeSuggestions(
  suggestions: readonly Suggestion[],
  requestFor: (question: Question) => CommandRequest,
): readonly CardBlock[] {
  if (suggestions.length === 0) return [];
  return [
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
