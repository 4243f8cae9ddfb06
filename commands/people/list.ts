import {
  composeDecisionList,
  composeParts,
  composeUndone,
  cutText,
  wordDecision,
} from '../../src/card/index.ts';
import { UsageError } from '../../src/errors.ts';
import type { Command, Desk } from '../command.ts';
import { readText, requireText, textOption } from '../options.ts';
import { readPage } from '../page.ts';
import { findPerson, personOption } from '../person-option.ts';
import { requireManager } from '../require-manager.ts';
import { CHOICE_COUNT_MAX, CHOICE_LENGTH_MAX } from '../suggest.ts';
import { deed, peopleTraits, requestToUndo, suggestFor } from './group.ts';

/** One row of buttons. */
const PAGE_SIZE = 5;

const person = {
  ...personOption,
  description: 'Of which names somebody consists, and who else is called so',
};

/** `/people list`: lists what was decided of people, or of which names one of them consists. */
export const peopleList: Command = {
  ...peopleTraits,
  name: 'people list',
  description: 'List what was decided, or of which names somebody consists',
  options: [person],
  async run(request, desk) {
    requireManager(request, deed);
    const name = readText(request, person);
    if (name !== null) {
      const found = await findPerson(name, request, desk, person.name);
      if ('blocks' in found) return found;
      const [parts, [matches = []]] = await Promise.all([
        desk.library.partsOf(found.id),
        desk.library.matchNames([found.name]),
      ]);
      const namesakes = matches.filter((match) => match.kind === 'full' && match.person.id !== found.id);
      return composeParts(
        found,
        parts,
        namesakes.map((match) => match.person),
      );
    }
    readPage(request);
    const { hits, total } = await desk.library.decisions(PAGE_SIZE, request.page * PAGE_SIZE);
    return composeDecisionList({
      decisions: hits,
      paging: { request, limit: PAGE_SIZE, total },
      requestToUndo: (id) => requestToUndo({ id }),
    });
  },
  suggest: suggestFor(person.name),
};

const decision = textOption('decision', 'Its number in /people list', { required: true, suggests: true });

/** `/people undo`: takes back what was decided. */
export const peopleUndo: Command = {
  ...peopleTraits,
  name: 'people undo',
  description: 'Take back what was decided',
  options: [decision],
  async run(request, desk) {
    requireManager(request, deed);
    const id = requireText(request, decision, '3');
    const kept = await findDecision(id, desk);
    if (kept === undefined || !(await desk.library.undoDecision(id)))
      throw new UsageError(`There is no decision ${id}, or no more. /people list shows those there are.`);
    return composeUndone(kept);
  },
  async suggest(option, typed, { library }) {
    if (option !== decision.name) return [];
    const { hits } = await library.decisions(DECISION_COUNT_MAX, 0);
    const words = typed.trim().toLowerCase();
    return hits
      .map((kept) => ({ name: cutText(wordDecision(kept), CHOICE_LENGTH_MAX), value: kept.id }))
      .filter(({ name }) => name.toLowerCase().includes(words))
      .slice(0, CHOICE_COUNT_MAX);
  },
};

/** More decisions than anybody makes by hand. */
const DECISION_COUNT_MAX = 10_000;

async function findDecision(id: string, { library }: Desk) {
  const { hits } = await library.decisions(DECISION_COUNT_MAX, 0);
  return hits.find((one) => one.id === id);
}
