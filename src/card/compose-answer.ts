import type { Answer, Card, CardBlock, Hit } from '../domain.ts';
import { type AnswerContext, narrowToPerson } from './answer-context.ts';
import { composeChoices } from './compose-choices.ts';
import { composeNotFound } from './compose-not-found.ts';
import { composeCount, composePaging, type Paging } from './compose-paging.ts';
import { composeQuotation } from './compose-quotation.ts';
import { composeStoryEntry } from './compose-story-entry.ts';
import { composeReports } from './compose-variants.ts';
import { describeBounds, describeQuery } from './describe-query.ts';
import { joinInlines } from './inline.ts';

/** Composes the card of an answer: what was understood, the hits best first, and the way to the other pages. */
export function composeAnswer(answer: Answer, context: AnswerContext): Card {
  if (!answer.found) return composeNotFound(answer, context);
  const { query, hits, total } = answer;
  const paging: Paging = { request: context.request, limit: context.limit, total };
  const count = composeCount(
    paging,
    query.seeking === 'stories' ? ['story', 'stories'] : ['quotation', 'quotations'],
  );
  return {
    tone: 'answer',
    blocks: [
      { kind: 'heading', inlines: describeQuery(query) },
      { kind: 'note', inlines: joinInlines([count, describeBounds(query)], ', ') },
      ...hits.flatMap((hit): readonly CardBlock[] => [{ kind: 'divider' }, ...composeHit(hit, context)]),
      ...composeChoices(query.choices, (person) => context.requestFor(narrowToPerson(query, person))),
      ...composePaging(paging),
    ],
  };
}

function composeHit(hit: Hit, context: AnswerContext): readonly CardBlock[] {
  if (hit.kind === 'story' || hit.kept === null) return composeStoryEntry(hit.story, context.requestForStory);
  const variants = context.requestForVariants(hit.kept.quotation.id);
  return [composeQuotation(hit.kept, hit.matches), ...composeReports(hit.reports, variants)];
}
