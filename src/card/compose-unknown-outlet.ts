import type { Card, CommandRequest } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { bold, plain } from './inline.ts';

/** What is offered instead of an outlet that the library does not know. */
export interface OfferedOutlets {
  readonly outlets: readonly string[];
  /** Whether they are like the one that was named, rather than any. */
  readonly isNear: boolean;
  readonly requestFor: (outlet: string) => CommandRequest;
}

/** Composes the card for an outlet of which the library has no story, with others a press away. */
export function composeUnknownOutlet(typed: string, { outlets, isNear, requestFor }: OfferedOutlets): Card {
  return {
    tone: 'notice',
    blocks: [
      { kind: 'heading', inlines: [plain('No such outlet')] },
      {
        kind: 'text',
        inlines: [
          plain('The library has no story of '),
          bold(typed),
          plain(
            outlets.length === 0 ? '.' : isNear ? '. Did you mean one of these?' : '. Outlets that it has:',
          ),
        ],
      },
      ...composeButtons(outlets.map((outlet) => makeButton(outlet, requestFor(outlet)))),
    ],
  };
}
