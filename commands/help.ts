import { composeHelp, type HelpEntry } from '../src/card/index.ts';
import { type Command, nameInGroup } from './command.ts';
import { privateOption } from './options.ts';
import { requestForPerson } from './request-for.ts';
import { suggestNothing } from './suggest.ts';

/** One row of buttons, with room on a telephone. */
const EXAMPLE_COUNT = 3;

/** Makes `/help`, which tells of the other commands. */
export function createHelp(others: readonly Command[]): Command {
  return {
    name: 'help',
    description: 'How to ask, and what there is to ask about',
    options: [{ ...privateOption, description: 'Show the help to you alone' }],
    managersOnly: false,
    private: true,
    reply: 'at-once',
    async run(request, { library }) {
      const [counts, people] = await Promise.all([
        library.counts(),
        library.completePerson('', EXAMPLE_COUNT),
      ]);
      const examples = people.map((person) => ({
        label: `What did ${person.name} say?`,
        request: requestForPerson(person, { ...request, command: 'quotes', options: {} }),
      }));
      return composeHelp({
        entries: foldGroups(others),
        menuLabels: others.flatMap(({ onMessage }) => onMessage?.label ?? []),
        counts,
        examples,
      });
    },
    suggest: suggestNothing,
  };
}

/** Tells of the commands of a group in one line: `/feeds add|list`. */
function foldGroups(commands: readonly Command[]): readonly HelpEntry[] {
  return commands.flatMap((command): readonly HelpEntry[] => {
    const { group } = command;
    if (group === undefined) return [command];
    const members = commands.filter((other) => other.group?.name === group.name);
    if (members[0] !== command) return [];
    const names = members.map(nameInGroup).join('|');
    const managersOnly = members.every((member) => member.managersOnly);
    return [{ ...group, options: [{ name: names, required: true }], managersOnly }];
  });
}
