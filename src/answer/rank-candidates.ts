import { readWords } from '../words/index.ts';
import type { AnswerContext } from './answer-context.ts';
import { addLeads, type KnownReports } from './fold-reports.ts';
import { gatherCandidates } from './gather-candidates.ts';
import { type RankedQuotation, rankQuotations } from './rank-quotations.ts';
import type { UnderstoodQuery } from './understood-query.ts';

/** Quotations that may answer, the best first, and who else reports them. */
export interface RankedCandidates {
  readonly ranked: readonly RankedQuotation[];
  readonly reports: KnownReports;
}

/** Gathers the quotations that may answer and ranks them. */
export async function rankCandidates(
  query: UnderstoodQuery,
  { library, vocabulary }: AnswerContext,
): Promise<RankedCandidates> {
  const forms = readWords(`${query.topic} ${query.wording} ${query.phrase ?? ''}`).map(({ form }) => form);
  const [gathered, rarities] = await Promise.all([gatherCandidates(query, library), library.rarities(forms)]);
  const { candidates, reports } = await addLeads(query, gathered, library);
  const rarityOf = new Map(forms.map((form, at) => [form, rarities[at] ?? 1]));
  return { ranked: rankQuotations(query, candidates, { rarities: rarityOf, vocabulary }), reports };
}
