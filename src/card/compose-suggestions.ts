import type { CardBlock, CommandRequest, Question, Suggestion } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';

/** Composes a row of buttons that ask what is suggested; nothing where nothing is. */
export function composeSuggestions(
  suggestions: readonly Suggestion[],
  requestFor: (question: Question) => CommandRequest,
): readonly CardBlock[] {
  return composeButtons(
    suggestions
      .slice(0, SUGGESTION_COUNT_MAX)
      .map(({ label, question }) => makeButton(label, requestFor(question))),
  );
}

/** One row. */
const SUGGESTION_COUNT_MAX = 5;
