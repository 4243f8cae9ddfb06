import type { CardBlock, Query } from '../domain.ts';
import { code, plain } from './inline.ts';

/** Whether nothing was understood of a question to look for: a greeting, "what did they say". */
export function asksNothing(query: Query): boolean {
  const { people, choices, unknownName, nearName, topic, phrase, outlet, since, until } = query;
  return (
    people.length + choices.length === 0 &&
    (unknownName ?? nearName ?? phrase ?? outlet ?? since ?? until) === null &&
    topic === ''
  );
}

/** Composes the short help for a question that asks nothing: how questions look that can be answered. */
export function composeHowToAsk(): readonly CardBlock[] {
  return [
    { kind: 'heading', inlines: [plain('Ask who said what')] },
    { kind: 'text', inlines: [plain('Name a person, a topic, or words you remember, such as:')] },
    {
      kind: 'list',
      items: EXAMPLES.map(([gets, asks]) => [plain(`${gets}: `), code(asks)]),
    },
    { kind: 'note', inlines: [plain('/help tells of all commands.')] },
  ];
}

/** Names and topics are anybody's: what the library holds is offered as buttons below. */
const EXAMPLES = [
  ['Somebody’s words on something', 'what did Kay Reyes say about the tour'],
  ['Words you remember', 'who said nobody asked me'],
  ['A whole story', 'which outlet covered the wedding'],
  ['The latest stories', 'what is new'],
] as const;
