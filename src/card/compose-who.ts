import type { Card, CommandRequest, Person } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { composeChoices, composePeopleButtons } from './compose-choices.ts';
import { describePerson } from './describe-person.ts';
import { bold, joinInlines, plain } from './inline.ts';

/** Composes the card that asks which of several people was meant by a name. */
export function composeWhichPerson(
  name: string,
  people: readonly Person[],
  requestFor: (person: Person) => CommandRequest,
): Card {
  return {
    tone: 'notice',
    blocks: [
      { kind: 'heading', inlines: [plain(`Who is “${name}”?`)] },
      ...composeChoices(people, requestFor),
    ],
  };
}

/** Composes the card that asks whether somebody of a similar name is meant, where nothing is done on a guess. */
export function composeNearPerson(
  name: string,
  people: readonly Person[],
  requestFor: (person: Person) => CommandRequest,
): Card {
  const near = people.map((person) => [bold(describePerson(person))]);
  return {
    tone: 'problem',
    blocks: [
      { kind: 'heading', inlines: [plain(`Who is “${name}”?`)] },
      {
        kind: 'text',
        inlines: [
          plain('Nobody in the library is called so. Did you mean '),
          ...joinInlines(near, ' or '),
          plain('? Nothing was changed.'),
        ],
      },
      composePeopleButtons(people, requestFor),
    ],
  };
}

/** Composes the card for a name that nobody in the library bears, with the people nearest to it. */
export function composeUnknownPerson(
  name: string,
  nearest: readonly Person[],
  requestFor: (person: Person) => CommandRequest,
): Card {
  return {
    tone: 'notice',
    blocks: [
      { kind: 'heading', inlines: [plain('Nobody found')] },
      { kind: 'text', inlines: [plain('Nobody in the library is called '), bold(name), plain('.')] },
      ...(nearest.length === 0
        ? []
        : [
            { kind: 'text', inlines: [plain('People in the library:')] } as const,
            composePeopleButtons(nearest, requestFor),
          ]),
    ],
  };
}

/** What leads on from a story that is not in the library. */
export interface WaysOn {
  readonly latest: CommandRequest;
  /** Null where there is nothing to add, or whoever asks may not. */
  readonly add: CommandRequest | null;
}

/** Composes the card for a story that is not in the library, with a button for the stories that are. */
export function composeUnknownStory(words: string, { latest, add }: WaysOn): Card {
  return {
    tone: 'notice',
    blocks: [
      { kind: 'heading', inlines: [plain('No such story')] },
      {
        kind: 'text',
        inlines: [
          plain(`No story in the library has the ${/^https?:/i.test(words) ? 'address' : 'words'} `),
          bold(words),
          plain('.'),
        ],
      },
      ...composeButtons([
        ...(add === null ? [] : [makeButton('Add this story', add)]),
        makeButton('Latest stories', latest),
      ]),
    ],
  };
}
