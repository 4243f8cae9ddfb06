import { findJoint } from '../src/answer/index.ts';
import { composeEmptyLibrary, composePerson } from '../src/card/index.ts';
import type { Filters } from '../src/library/library.ts';
import { isEmpty } from './answer-question.ts';
import type { Command, Desk } from './command.ts';
import { privateOption, requireText } from './options.ts';
import { type Page, readPage } from './page.ts';
import { findPerson, personOption, suggestPeople } from './person-option.ts';
import { rankOutlets } from './rank-outlets.ts';
import { requestForStoriesOf, requestForVariants } from './request-for.ts';

const who = { ...personOption, description: 'Who; a name or part of one', required: true };

/** `/person`: shows who somebody is to the library: names, outlets, latest words. */
export const person: Command = {
  name: 'person',
  description: 'Show how often, where and under which names somebody is quoted',
  options: [who, privateOption],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  async run(request, desk) {
    const page = readPage(request);
    const name = requireText(request, who, 'Kay Reyes');
    if (await isEmpty(desk)) return composeEmptyLibrary();
    const found = await findPerson(name, request, desk);
    if ('blocks' in found) return found;
    // What somebody said together with others is theirs, too.
    const speakers = [found, ...(await findJoint([found], desk.library))];
    const filters = { personIds: speakers.map(({ id }) => id), outlet: null, since: null, until: null };
    const [{ hits, total }, recent] = await Promise.all([
      findUtterances(filters, page, desk),
      desk.library.searchQuotations({ text: '', scope: 'words', filters, limit: RECENT_COUNT, offset: 0 }),
    ]);
    return composePerson({
      person: found,
      outlets: rankOutlets(recent.hits.map(({ kept }) => kept)),
      quotations: hits,
      requestForVariants: (quotationId) => requestForVariants(quotationId, request),
      stories: requestForStoriesOf(found, request),
      paging: { request, limit: page.limit, total },
    });
  },
  async suggest(option, typed, desk) {
    return option === who.name ? suggestPeople(typed, desk) : [];
  },
};

/** Where somebody is quoted shows in their latest words; counting thousands would tell nothing more. */
const RECENT_COUNT = 100;

/** Finds their latest words, each utterance once, and who else reports it. */
async function findUtterances(filters: Filters, { limit, offset }: Page, { library }: Desk) {
  const { hits, total } = await library.latestQuotations(filters, limit, offset);
  const reports = await library.reportsOf(hits.map(({ quotation }) => quotation.id));
  return { hits: hits.map((kept, at) => ({ kept, reports: reports[at] ?? null })), total };
}
