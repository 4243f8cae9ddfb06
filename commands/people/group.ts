import { composeDecided } from '../../src/card/index.ts';
import type { CommandRequest, KeptDecision, PeopleDecision } from '../../src/domain.ts';
import { UsageError } from '../../src/errors.ts';
import type { Command, CommandGroup, Desk } from '../command.ts';
import { suggestPeople } from '../person-option.ts';

/** `/people`: who is who in the library. */
const group: CommandGroup = {
  name: 'people',
  description: 'Put right who is who: two names of one person, two people of one name',
};

/** What all commands of the group have in common. */
export const peopleTraits = {
  group,
  managersOnly: true,
  private: true,
  reply: 'at-once',
} as const satisfies Partial<Command>;

/** What only managers may do. */
export const deed = 'change who is who';

/** Completes the options that name a person. */
export const suggestFor =
  (...names: readonly string[]): Command['suggest'] =>
  async (option, typed, desk) =>
    names.includes(option) ? suggestPeople(typed, desk) : [];

/**
 * Has the library keep a decision, and tells of it.
 *
 * @param refusal What to tell when it would change nothing.
 * @throws UsageError when it would change nothing.
 */
export async function decide(decision: PeopleDecision, refusal: string, { library, now }: Desk) {
  const kept = await library.decide(decision, now().toISOString());
  if (kept === null) throw new UsageError(refusal);
  return composeDecided(kept, requestToUndo(kept));
}

/** Gives the request that takes a decision back. */
export const requestToUndo = ({ id }: Pick<KeptDecision, 'id'>): CommandRequest => ({
  command: 'people undo',
  options: { decision: id },
  page: 0,
});
