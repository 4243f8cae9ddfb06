import type { Command } from '../command.ts';
import { personOption, requirePerson } from '../person-option.ts';
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
    const first = await requirePerson(request, desk, person);
    if ('blocks' in first) return first;
    const second = await requirePerson(request, desk, other);
    if ('blocks' in second) return second;
    return decide(
      { kind: 'merge', personId: first.id, otherId: second.id },
      `${first.name} and ${second.name} are one person already.`,
      desk,
    );
  },
  suggest: suggestFor(person.name, other.name),
};
