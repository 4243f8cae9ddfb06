import type { Command } from '../command.ts';
import { requireText, textOption } from '../options.ts';
import { personOption, requirePerson } from '../person-option.ts';
import { requireManager } from '../require-manager.ts';
import { decide, deed, peopleTraits, suggestFor } from './group.ts';

const person = { ...personOption, description: 'Who', required: true };
const name = textOption('name', 'What to call them from now on', { required: true, maxLength: 100 });

/** `/people rename`: changes what somebody is called; the former name still finds them. */
export const peopleRename: Command = {
  ...peopleTraits,
  name: 'people rename',
  description: 'Change what somebody is called; the former name still finds them',
  options: [person, name],
  async run(request, desk) {
    requireManager(request, deed);
    const wanted = requireText(request, name, 'Kay Reyes');
    const found = await requirePerson(request, desk, person);
    if ('blocks' in found) return found;
    return decide(
      { kind: 'rename', personId: found.id, name: wanted },
      `${found.name} is called so already.`,
      desk,
    );
  },
  suggest: suggestFor(person.name),
};
