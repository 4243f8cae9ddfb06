import { composeEmptyLibrary, composeLatest } from '../src/card/index.ts';
import { isEmpty } from './answer-question.ts';
import type { Command } from './command.ts';
import { privateOption, readText } from './options.ts';
import { findOutlet, outletOption, suggestOutlets } from './outlet-option.ts';
import { readPage } from './page.ts';
import { findPerson, personOption, suggestPeople } from './person-option.ts';
import { requestForStory } from './request-for.ts';

const outlet = outletOption('Only stories of this outlet');
const person = { ...personOption, description: 'Only stories that name this person' };

/** `/latest`: lists the newest stories. */
export const latest: Command = {
  name: 'latest',
  description: 'List the latest stories',
  options: [outlet, person, privateOption],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  async run(request, desk) {
    const page = readPage(request);
    if (await isEmpty(desk)) return composeEmptyLibrary();
    const name = readText(request, person);
    const quoted = name === null ? null : await findPerson(name, request, desk);
    if (quoted !== null && 'blocks' in quoted) return quoted;
    const from = await findOutlet(request, outlet, desk);
    if (from !== null && typeof from !== 'string') return from;
    const filters = { personIds: quoted === null ? [] : [quoted.id], outlet: from, since: null, until: null };
    const { hits, total } = await desk.library.latest(filters, page.limit, page.offset);
    return composeLatest({
      stories: hits,
      paging: { request, limit: page.limit, total },
      person: quoted?.name ?? null,
      outlet: from,
      requestForStory: (storyId) => requestForStory(storyId, request),
    });
  },
  async suggest(option, typed, desk) {
    if (option === person.name) return suggestPeople(typed, desk);
    return option === outlet.name ? suggestOutlets(typed, desk) : [];
  },
};
