import type { KeptQuotation, Reports } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { bindingFilters, type Candidates } from './gather-candidates.ts';
import type { RankedQuotation } from './rank-quotations.ts';
import type { UnderstoodQuery } from './understood-query.ts';

/** Who else reports the utterance of a quotation, by the quotation's id. */
export type KnownReports = ReadonlyMap<string, Reports>;

/** Asks the library who else reports the same utterances. */
export async function readReports(
  quotations: readonly KeptQuotation[],
  library: Library,
): Promise<KnownReports> {
  const ids = quotations.map(({ quotation }) => quotation.id);
  const reports = await library.reportsOf(ids);
  return new Map(
    ids.flatMap((id, at) => {
      const known = reports[at];
      return known ? [[id, known] as const] : [];
    }),
  );
}

/** Adds the versions that stand for the candidates' utterances, as far as the question's bounds let them through. */
export async function addLeads(
  query: UnderstoodQuery,
  candidates: Candidates,
  library: Library,
): Promise<{ readonly candidates: Candidates; readonly reports: KnownReports }> {
  const reports = await readReports(candidates.quotations, library);
  const missing = [...new Set([...reports.values()].map(({ leadId }) => leadId))].filter(
    (id) => !reports.has(id),
  );
  const found = await Promise.all(missing.map((id) => library.variantsOf(id, 1, 0)));
  const leads = found
    .flatMap(({ hits }) => hits)
    .filter((kept) => missing.includes(kept.quotation.id) && isWithin(query, kept));
  return {
    candidates: { ...candidates, quotations: [...candidates.quotations, ...leads] },
    reports: new Map([...reports, ...(await readReports(leads, library))]),
  };
}

function isWithin(query: UnderstoodQuery, { story, personId }: KeptQuotation): boolean {
  const { personIds, outlet, since, until } = bindingFilters(query);
  return (
    (personIds.length === 0 || (personId !== null && personIds.includes(personId))) &&
    (outlet === null || story.outlet === outlet) &&
    (since === null || (story.published !== null && story.published >= since)) &&
    (until === null || (story.published !== null && story.published <= until))
  );
}

/**
 * Keeps one of the quotations that report the same utterance, in the place of the best: the one that leads where it
 * answers too, else the best itself. Who names an outlet or a time wants the version printed there.
 */
export function foldReports(
  query: UnderstoodQuery,
  ranked: readonly RankedQuotation[],
  reports: KnownReports,
): readonly RankedQuotation[] {
  const wantsVersion = query.outlet !== null || query.since !== null || query.until !== null;
  const byId = new Map(ranked.map((one) => [one.kept.quotation.id, one]));
  const folded = new Map<string, RankedQuotation>();
  for (const best of ranked) {
    const known = reports.get(best.kept.quotation.id);
    const utteranceId = known?.utteranceId ?? best.kept.quotation.id;
    if (folded.has(utteranceId)) continue;
    const lead = wantsVersion ? undefined : byId.get(known?.leadId ?? '');
    folded.set(utteranceId, lead === undefined ? best : { ...lead, score: best.score });
  }
  return [...folded.values()];
}
