import type { CardBlock, CommandRequest, Person } from '../domain.ts';
import { makeButton } from './compose-buttons.ts';
import { describePerson } from './describe-person.ts';
import { plain } from './inline.ts';

/** Asks which of several people was meant; nothing when there is no doubt. */
export function composeChoices(
  people: readonly Person[],
  requestFor: (person: Person) => CommandRequest,
): readonly CardBlock[] {
  if (people.length === 0) return [];
  return [
    { kind: 'text', inlines: [plain('Several people bear that name. Whom do you mean?')] },
    composePeopleButtons(people, requestFor),
  ];
}

/** Composes a button for each person, with how often they are quoted. */
export function composePeopleButtons(
  people: readonly Person[],
  requestFor: (person: Person) => CommandRequest,
): CardBlock {
  return {
    kind: 'buttons',
    buttons: people
      .slice(0, PEOPLE_COUNT_MAX)
      .map((person) =>
        makeButton(`${describePerson(person)} (${person.quotationCount})`, requestFor(person)),
      ),
  };
}

/** Two rows of buttons; whoever is not among them is better named in full. */
const PEOPLE_COUNT_MAX = 10;
