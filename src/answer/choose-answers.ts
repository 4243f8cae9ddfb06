import type { RankedQuotation } from './rank-quotations.ts';
import type { RankedStory } from './rank-stories.ts';
import type { UnderstoodQuery } from './understood-query.ts';

// The least share of the question's words, by weight, that a hit must meet to be an answer at all. With a
// person named, one word met only elsewhere in the story is not enough; remembered words need nearly half, for two
// or three of a sentence's words meet by chance in any library.
const leastWithPerson = 0.37;
const leastTopic = 0.33;
const leastStory = 0.37;
const leastPhrase = 0.48;
// The most that may stand nowhere in the story, by weight, of what a question is about: where anybody may speak, and of
// somebody's words.
const unmetMax = 0.45;
const unmetMaxOfPerson = 0.5;
// Hits below this share of the best are left out. Remembered words are one utterance's, so its likes are few.
const leastOfBest = 0.5;
const leastOfBestPhrase = 0.6;
const leastOfBestStory = 0.4;
// Where the best hit says itself what is asked, others must say a little of it themselves: the rest of the words
// under a headline that names the topic are not about it.
const saysItself = 0.7;
const leastNear = 0.2;

/** Keeps the quotations that answer; none when even the best does not. */
export function chooseQuotations(
  query: UnderstoodQuery,
  ranked: readonly RankedQuotation[],
): readonly RankedQuotation[] {
  const [best] = ranked;
  if (!best || !answers(query, best)) return [];
  const isMarked = query.phraseEvidence === 'quoted' || query.phraseEvidence === 'introduced';
  const leastScore = (isMarked ? leastOfBestPhrase : leastOfBest) * best.score;
  const isOpen = query.people.length + query.choices.length === 0;
  const nearLeast = isOpen && query.phrase === null && best.near >= saysItself ? leastNear : 0;
  const hits = ranked.filter(
    (hit) => hit.score >= leastScore && hit.near >= nearLeast && answers(query, hit),
  );
  return isOpen ? hits : partUnsure(hits);
}

/** Keeps a name's own words apart from those that may be another's; the side that answers best comes first. */
function partUnsure(hits: readonly RankedQuotation[]): readonly RankedQuotation[] {
  const isSure = ({ kept }: RankedQuotation) => kept.personId !== null;
  const startsSure = hits.slice(0, 1).some(isSure);
  const first = hits.filter((hit) => isSure(hit) === startsSure);
  return [...first, ...hits.filter((hit) => !first.includes(hit))];
}

function answers(query: UnderstoodQuery, { coverage, alignment, ...hit }: RankedQuotation): boolean {
  const remembered = 0.7 * alignment + 0.3 * coverage;
  switch (query.phraseEvidence) {
    case 'quoted':
    case 'introduced':
      return Math.max(remembered, 0.65 * coverage) >= leastPhrase;
    case 'bare':
      return Math.max(remembered, coverage) >= leastPhrase;
    case null:
      return query.people.length + query.choices.length > 0
        ? coverage >= leastWithPerson && hasTopic(hit, unmetMaxOfPerson)
        : Math.min(coverage, hit.covered) >= leastTopic && hit.isFitting && hasTopic(hit, unmetMax);
  }
}

/** Whether what is asked about is there: all but a part of it, or several words of it in the quotation itself. */
const hasTopic = ({ unmet, printedCount }: Pick<RankedQuotation, 'unmet' | 'printedCount'>, max: number) =>
  unmet <= max || printedCount >= 2;

/** Keeps the stories that answer; none when even the best does not. */
export function chooseStories(ranked: readonly RankedStory[]): readonly RankedStory[] {
  const [best] = ranked;
  if (!best || best.coverage < leastStory) return [];
  return ranked.filter(({ score }) => score >= leastOfBestStory * best.score);
}
