import { composeSplitChoices } from '../../src/card/index.ts';
import type { Card, CommandRequest, PeopleDecision, Person } from '../../src/domain.ts';
import { UsageError } from '../../src/errors.ts';
import type { Command, Desk, Request } from '../command.ts';
import { readText, textOption } from '../options.ts';
import { outletOption, suggestOutlets } from '../outlet-option.ts';
import { personOption, requirePerson } from '../person-option.ts';
import { rankOutlets } from '../rank-outlets.ts';
import { readReference, writeReference } from '../reference.ts';
import { requireManager } from '../require-manager.ts';
import { findStories, suggestStories } from '../story.ts';
import { decide, deed, peopleTraits, suggestFor } from './group.ts';

const person = { ...personOption, description: 'Who two people were taken for', required: true };
const name = textOption('name', 'One of the names: that of somebody else');
const outlet = outletOption('Whoever is called so in this outlet is somebody else');
const story = textOption('story', 'Whoever is called so in this story is somebody else', { suggests: true });

/** `/people split`: parts from somebody what is another’s: a name, the words in an outlet, in a story. */
export const peopleSplit: Command = {
  ...peopleTraits,
  name: 'people split',
  description: 'Part from somebody what is another’s: a name, an outlet’s words, a story’s',
  options: [person, name, outlet, story],
  async run(request, desk) {
    requireManager(request, deed);
    const found = await requirePerson(request, desk, person);
    if ('blocks' in found) return found;
    const part = await readPart(found, request, desk);
    if (part === null) return askForPart(found, request, desk);
    return decide({ kind: 'split', personId: found.id, part }, refuse(found, part), desk);
  },
  async suggest(option, typed, desk) {
    if (option === outlet.name) return suggestOutlets(typed, desk);
    return option === story.name ? suggestStories(typed, desk) : suggestFor(person.name)(option, typed, desk);
  },
};

type Part = Extract<PeopleDecision, { kind: 'split' }>['part'];

async function readPart({ id, name: whose }: Person, request: Request, desk: Desk): Promise<Part | null> {
  const given = [name, outlet, story].filter((option) => readText(request, option) !== null);
  if (given.length > 1)
    throw new UsageError(`Give one of: ${given.map((option) => option.name).join(', ')}.`);
  const printed = readText(request, name);
  if (printed !== null) {
    const parts = await desk.library.partsOf(id);
    const nameId = readReference(printed);
    const part = parts.find((one) =>
      nameId === null ? one.name.toLowerCase() === printed.toLowerCase() : one.nameId === nameId,
    );
    if (part !== undefined) return { kind: 'name', nameId: part.nameId };
    const names = parts.map((one) => one.name).join('; ');
    throw new UsageError(`${whose} is not put together from a name “${printed}”, but from: ${names}.`);
  }
  const printedIn = readText(request, outlet);
  if (printedIn !== null) return { kind: 'outlet', outlet: printedIn };
  const headline = readText(request, story);
  if (headline === null) return null;
  const [told] = await findStories(headline, desk);
  if (told === undefined) throw new UsageError(`No story in the library has the words “${headline}”.`);
  return { kind: 'story', storyId: told.id };
}

function refuse({ name: whose }: Person, part: Part): string {
  switch (part.kind) {
    case 'name':
      return `${whose} has no other name to be parted from it.`;
    case 'outlet':
      return `${whose} is in no story of ${part.outlet}, or in no other outlet’s: then there is nothing to part.`;
    case 'story':
      return `${whose} is not in that story, or in no other: then there is nothing to part.`;
  }
}

/** As many of somebody’s latest words as show where they are quoted. */
const RECENT_COUNT = 200;

async function askForPart(found: Person, request: Request, { library }: Desk): Promise<Card> {
  const filters = { personIds: [found.id], outlet: null, since: null, until: null };
  const [parts, recent] = await Promise.all([
    library.partsOf(found.id),
    library.latestQuotations(filters, RECENT_COUNT, 0),
  ]);
  const requestFor = (option: string, value: string): CommandRequest => ({
    command: request.command,
    options: { person: writeReference(found.id), [option]: value },
    page: 0,
  });
  const outlets = rankOutlets(recent.hits);
  return composeSplitChoices({
    person: found,
    names: parts
      .filter(({ leads }) => !leads)
      .map((part) => ({ part, request: requestFor(name.name, writeReference(part.nameId)) })),
    // Of somebody who is in one outlet only there is nothing to part by outlets.
    outlets: (outlets.length > 1 ? outlets : []).map((one) => ({
      outlet: one,
      request: requestFor(outlet.name, one),
    })),
  });
}
