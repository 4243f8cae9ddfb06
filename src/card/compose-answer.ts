import type { Answer, Card, CardBlock, Hit, Inline, Query } from '../domain.ts';
import { type AnswerContext, narrowToPerson } from './answer-context.ts';
import { composeChoices } from './compose-choices.ts';
import { composeCopies } from './compose-copies.ts';
import { composeNearName } from './compose-near-name.ts';
import { composeNotFound } from './compose-not-found.ts';
import { composeCount, composePaging, composePrintings, type Paging } from './compose-paging.ts';
import { composeQuotation } from './compose-quotation.ts';
import { composeSearched } from './compose-searched.ts';
import { composeSilent } from './compose-silent.ts';
import { composeStoryEntry } from './compose-story-entry.ts';
import { composeStrangeOutlet } from './compose-strange-outlet.ts';
import { composeReports } from './compose-variants.ts';
import { composeWhom } from './compose-whom.ts';
import { boundsKept, describeBounds, describeQuery } from './describe-query.ts';
import { bold, joinInlines, plain } from './inline.ts';

/** Composes the card of an answer: what was understood, the hits best first, and the way to the other pages. */
export function composeAnswer(answer: Answer, context: AnswerContext): Card {
  const { query, hits, total } = answer;
  if (!answer.found || asksWhich(query)) return composeNotFound(answer, context);
  const paging: Paging = { request: context.request, limit: context.limit, total };
  const noun =
    query.seeking === 'stories' ? (['story', 'stories'] as const) : (['quotation', 'quotations'] as const);
  const count = [...composeCount(paging, noun), ...composePrintings(countPrintings(query), total)];
  return {
    tone: 'answer',
    blocks: [
      { kind: 'heading', inlines: describeQuery(query) },
      { kind: 'note', inlines: joinInlines([count, ...describeKept(answer)], ', ') },
      ...composeStrangeOutlet(query, 'From others:'),
      ...composeMissed(answer),
      ...composeSilent(answer),
      ...composeNearName(query),
      ...composeWhom(answer, context),
      ...hits.flatMap((hit, index): readonly CardBlock[] => [
        { kind: 'divider' },
        ...announceSide(hit, hits[index - 1], query),
        ...composeHit(hit, context),
      ]),
      ...composeChoices(query.choices, (person) => context.requestFor(narrowToPerson(query, person))),
      ...composePaging(paging),
      ...composeSearched(answer),
    ],
  };
}

/** How often the words of the one person are printed of whom all is asked for; 0 where a part is asked for. */
function countPrintings({ people: [person, ...others], topic, phrase, outlet, since, until }: Query): number {
  const isPart = topic !== '' || (phrase ?? outlet ?? since ?? until) !== null;
  return person === undefined || others.length > 0 || isPart ? 0 : person.quotationCount;
}

/** Whether a name that several people bear is all there is to answer by: their words mixed would be nobody's. */
const asksWhich = ({ choices, topic, phrase }: Query) =>
  choices.length > 1 && topic === '' && phrase === null;

/** Says to which bounds the hits keep, all of them or some. */
function describeKept(answer: Answer): readonly (readonly Inline[])[] {
  const some = describeBounds(boundsKept(answer, 'some'));
  return [describeBounds(boundsKept(answer, 'all')), some.length === 0 ? [] : [plain('some '), ...some]];
}

/** Says that nothing is from when or where the question's words name, and that the hits are from elsewhere. */
function composeMissed(answer: Answer): readonly CardBlock[] {
  const missed = describeBounds(boundsKept(answer, 'none'));
  if (missed.length === 0) return [];
  const other = answer.keeping.dates === 'none' ? 'other dates' : 'other outlets';
  return [{ kind: 'text', inlines: [plain('Nothing '), ...missed, plain(`; ${other}:`)] }];
}

/** Says where words begin that may be another's than the one asked after, and where that one's own begin again. */
function announceSide(hit: Hit, before: Hit | undefined, query: Query): readonly CardBlock[] {
  const names = [...query.people, ...query.choices].map(({ name }) => name);
  if (names.length === 0 || hit.kept === null || isTheirs(hit) === isTheirs(before)) return [];
  const whom = joinInlines(
    names.map((name) => [bold(name)]),
    ' or ',
  );
  const words = isTheirs(hit)
    ? [plain('In the name of '), ...whom, plain(':')]
    : [plain('Perhaps of '), ...whom, plain('; the story leaves it open:')];
  return [{ kind: 'text', inlines: words }];
}

/** Whether words are known to be somebody's; so are those before the first. */
const isTheirs = (hit: Hit | undefined) => hit?.kept == null || hit.kept.personId !== null;

function composeHit(hit: Hit, context: AnswerContext): readonly CardBlock[] {
  if (hit.kind === 'story' || hit.kept === null) {
    return [...composeStoryEntry(hit.story, context.requestForStory), ...composeCopies(hit)];
  }
  const variants = context.requestForVariants(hit.kept.quotation.id);
  return [
    composeQuotation(hit.kept, hit.matches),
    ...composeCopies(hit),
    ...composeReports(hit.reports, variants),
  ];
}
