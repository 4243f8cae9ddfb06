import type { Answer, CardBlock } from '../domain.ts';
import type { AnswerContext } from './answer-context.ts';
import { composeSuggestions } from './compose-suggestions.ts';
import { plain } from './inline.ts';

/** Says that nobody is known for "she", and asks whom is meant; nothing where no pronoun stands for the speaker. */
export function composeWhom(
  { query: { pronoun }, found, suggestions }: Answer,
  { requestFor }: AnswerContext,
): readonly CardBlock[] {
  if (pronoun === null) return [];
  const words = found ? ' These are anybody’s words on it.' : '';
  return [
    {
      kind: 'text',
      inlines: [plain(`I do not know whom “${pronoun}” stands for.${words} Whom do you mean?`)],
    },
    ...composeSuggestions(suggestions, requestFor),
  ];
}
