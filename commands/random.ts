import { composeEmptyLibrary, composeRandom } from '../src/card/index.ts';
import type { KeptQuotation } from '../src/domain.ts';
import { isEmpty } from './answer-question.ts';
import type { Command } from './command.ts';
import { privateOption, readText } from './options.ts';
import { findOutlet, outletOption, suggestOutlets } from './outlet-option.ts';
import { findPerson, personOption, suggestPeople } from './person-option.ts';
import { requestForVariants } from './request-for.ts';

const person = { ...personOption, description: 'Only words of this person' };
const outlet = outletOption('Only words printed in this outlet');

/** `/random`: shows a quotation that nobody asked for. */
export const random: Command = {
  name: 'random',
  description: 'Show a quotation picked at random',
  options: [person, outlet, privateOption],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  async run(request, desk) {
    if (await isEmpty(desk)) return composeEmptyLibrary();
    const name = readText(request, person);
    const speaker = name === null ? null : await findPerson(name, request, desk);
    if (speaker !== null && 'blocks' in speaker) return speaker;
    const from = await findOutlet(request, outlet, desk);
    if (from !== null && typeof from !== 'string') return from;
    const filters = {
      personIds: speaker === null ? [] : [speaker.id],
      outlet: from,
      since: null,
      until: null,
    };
    const { library } = desk;
    const { total } = await library.latestQuotations(filters, 1, 0);
    const start = pickNumber(desk.now(), Math.min(total, PICKED_FROM_MAX));
    const { hits } = await library.latestQuotations(filters, TRIED_MAX, start);
    const kept = hits.find(speaksForItself) ?? hits[0] ?? null;
    const [reports = null] = kept === null ? [] : await library.reportsOf([kept.quotation.id]);
    return composeRandom({
      kept,
      reports,
      person: speaker?.name ?? null,
      outlet: from,
      requestForVariants: (quotationId) => requestForVariants(quotationId, request),
      another: { command: request.command, options: request.options, page: 0 },
    });
  },
  async suggest(option, typed, desk) {
    if (option === person.name) return suggestPeople(typed, desk);
    return option === outlet.name ? suggestOutlets(typed, desk) : [];
  },
};

/** The newest quotations, to which a library need not count for long. */
const PICKED_FROM_MAX = 2000;

/** Quotations from the one picked on, among which one is looked for that speaks for itself. */
const TRIED_MAX = 10;

/** Characters that mostly make a sentence. */
const SENTENCE_LENGTH_MIN = 40;

function speaksForItself({ quotation, runs }: KeptQuotation): boolean {
  return quotation.speaker !== null && runs.some(({ text }) => text.length >= SENTENCE_LENGTH_MIN);
}

/** Picks a number below another by the moment: as good as chance, and the same again where the moment is given. */
function pickNumber(moment: Date, below: number): number {
  // Knuth’s multiplier scatters moments that follow each other.
  const scattered = Number((BigInt(moment.getTime()) * 2_654_435_761n) % 4_294_967_296n);
  return Math.floor((scattered / 4_294_967_296) * below);
}
