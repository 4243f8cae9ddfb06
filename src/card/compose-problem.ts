import type { Card, CardBlock } from '../domain.ts';
import { code, plain } from './inline.ts';

/** Composes the card of something that went wrong, from the message written for the user. */
export function composeProblem(message: string): Card {
  return { tone: 'problem', blocks: [{ kind: 'text', inlines: [plain(message)] }] };
}

/** Composes the card for a library without stories: how to put some in. */
export function composeEmptyLibrary(): Card {
  return {
    tone: 'notice',
    blocks: [
      { kind: 'heading', inlines: [plain('The library is empty')] },
      {
        kind: 'text',
        inlines: [plain('There are no stories to answer from yet. Add some:')],
      },
      listWaysToFill(),
    ],
  };
}

/** Lists how stories come into the library. */
export function listWaysToFill(): CardBlock {
  return {
    kind: 'list',
    items: [
      [
        code('/feeds add address:https://…'),
        plain(' for all that an outlet publishes, '),
        code('/ingest address:https://…'),
        plain(' for one story (in Discord that needs Manage Server)'),
      ],
      [
        plain('on the machine it runs on, '),
        code('soundbite ingest'),
        plain(' takes addresses, files and folders'),
      ],
    ],
  };
}
