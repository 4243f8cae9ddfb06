import type { Command } from '../command.ts';
import { requireText } from '../options.ts';
import { findPerson, personOption } from '../person-option.ts';
import { requireManager } from '../require-manager.ts';
import { decide, deed, peopleTraits, suggestFor } from './group.ts';

const person = { ...personOption, description: 'Who it is, under the right name', required: true };
const other = { ...personOption, name: 'other', description: 'Who it is, too', required: true };

/** `/people merge`: makes one of two, known by the first’s name. */
export const peopleMerge: Command = {
  ...peopleTraits,
  name: 'people merge',
  description: 'Make one of two, known by the first’s name',
  options: [person, other],
  async run(request, desk) {
    requireManager(request, deed);
    const [name, otherName] = [person, other].map((option) => requireText(request, option, 'Kay Reyes'));
    const first = await findPerson(name ?? '', request, desk, person.name);
    if ('blocks' in first) return first;
    const second = await findPerson(otherName ?? '', request, desk, other.name);
    if ('blocks' in second) return second;
    return decide(
      { kind: 'merge', personId: first.id, otherId: second.id },
      `${first.name} and ${second.name} are one person already.`,
      desk,
    );
  },
  suggest: suggestFor(person.name, other.name),
};
