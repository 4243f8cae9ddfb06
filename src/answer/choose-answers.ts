import type { RankedQuotation } from './rank-quotations.ts';
import type { RankedStory } from './rank-stories.ts';
import { asksForSomebody, type UnderstoodQuery } from './understood-query.ts';

// Remembered words need nearly half: two or three of a sentence's words meet by chance in any library.
const leastPhrase = 0.48;
// Hits below this share of the best are left out. Remembered words are one utterance's, so its likes are few.
const leastOfBestPhrase = 0.6;
// They print its words in much the same order; elsewhere the same words are strewn by chance.
const leastOfBestAlignment = 0.55;
const leastOfBestStory = 0.6;
// The least share of the question's words, by weight, that a story must meet.
const leastStory = 0.37;
// Of a topic, what is likelier the answer than that there is none; beside it what is likely enough, on its own and next to
// the best, in log odds.
const leastBest = 0;
const leastOther = -1;
const behindBestMax = 4;
// Where the best hit itself, or the prose at it, says what anybody is asked about, others must say a little of it there:
// the rest of the words under a headline that names the topic are not about it.
const saysItself = 0.7;
const leastNear = 0.2;

/** Keeps the quotations that answer; none when even the best does not. */
export function chooseQuotations(
  query: UnderstoodQuery,
  ranked: readonly RankedQuotation[],
): readonly RankedQuotation[] {
  const [best] = ranked;
  if (!best) return [];
  if (query.phraseEvidence !== null) {
    const fits = (hit: RankedQuotation) =>
      hit.score >= leastOfBestPhrase * best.score &&
      hit.alignment >= leastOfBestAlignment * best.alignment &&
      isRemembered(hit);
    return isRemembered(best) ? ranked.filter(fits) : [];
  }
  if (best.score <= leastBest) return [];
  const hits = ranked.filter(({ score }) => score >= Math.max(leastOther, best.score - behindBestMax));
  if (asksForSomebody(query)) return partUnsure(hits);
  return nearOf(best) >= saysItself ? hits.filter((hit) => nearOf(hit) >= leastNear) : hits;
}

/** The share of the topic that a quotation, its own paragraphs or the prose before them print. */
const nearOf = ({ evidence }: RankedQuotation) => evidence?.['met up to before'] ?? 0;

/** Keeps a name's own words apart from those that may be another's; the side that answers best comes first. */
function partUnsure(hits: readonly RankedQuotation[]): readonly RankedQuotation[] {
  const isSure = ({ kept }: RankedQuotation) => kept.personId !== null;
  const startsSure = hits.slice(0, 1).some(isSure);
  const first = hits.filter((hit) => isSure(hit) === startsSure);
  return [...first, ...hits.filter((hit) => !first.includes(hit))];
}

/** Whether the words asked for are remembered from a quotation: by one telling word alone none is, but by their order. */
const isRemembered = ({ alignment, coverage, printedCount }: RankedQuotation) =>
  (printedCount < 2 ? alignment : Math.max(0.7 * alignment + 0.3 * coverage, 0.65 * coverage)) >= leastPhrase;

/** Keeps the stories that answer; none when even the best does not. */
export function chooseStories(ranked: readonly RankedStory[]): readonly RankedStory[] {
  const [best] = ranked;
  if (!best || best.coverage < leastStory) return [];
  return ranked.filter(({ score }) => score >= leastOfBestStory * best.score);
}
