import type { Answer, Hit, Question } from '../domain.ts';
import { gatherCandidates, gatherStories } from './gather-candidates.ts';
import { type RankedQuotation, rankQuotations } from './rank-quotations.ts';
import { type RankedStory, rankStories } from './rank-stories.ts';
import { suggestNear } from './suggest-near.ts';
import { type AnswerContext, understandQuestion } from './understand-question.ts';
import type { UnderstoodQuery } from './understood-query.ts';

/** Which hits are wanted. */
export interface AnswerPage {
  readonly limit: number;
  readonly offset: number;
}

/**
 * Understands a question and answers it from the library, best hits first.
 *
 * @throws UsageError when the question is empty or an option's date is none.
 */
export async function answerQuestion(
  question: Question,
  page: AnswerPage,
  context: AnswerContext,
): Promise<Answer> {
  const query = await understandQuestion(question, context);
  const hits =
    query.seeking === 'stories' ? await findStories(query, context) : await findQuotations(query, context);
  const shown = hits.slice(page.offset, page.offset + page.limit);
  const found = hits.length > 0;
  const suggestions = found ? [] : await suggestNear(query, context.library);
  return { query, found, hits: shown, total: hits.length, suggestions };
}

async function findQuotations(query: UnderstoodQuery, context: AnswerContext): Promise<readonly Hit[]> {
  if (query.unknownName !== null) return [];
  const candidates = await gatherCandidates(query, context.library);
  const ranked = rankQuotations(query, candidates, context.vocabulary);
  return foldVariants(keepAnswering(query, ranked)).map(toQuotationHit);
}

// The least share of the question's words, by weight, that the best hit must meet to be an answer at all. With a
// person named, one word met only elsewhere in the story is not enough; two remembered words in ten are chance.
const leastWithPerson = 0.3;
const leastTopic = 0.3;
const leastPhrase = 0.48;
// Hits below this share of the best are left out.
const leastOfBest = 0.4;

/** Keeps the hits that answer; none when even the best does not. */
function keepAnswering(
  query: UnderstoodQuery,
  ranked: readonly RankedQuotation[],
): readonly RankedQuotation[] {
  const [best] = ranked;
  if (!best || !answers(query, best)) return [];
  return ranked.filter(({ score }) => score >= leastOfBest * best.score);
}

function answers(query: UnderstoodQuery, { coverage, alignment }: RankedQuotation): boolean {
  if (query.topic === '' && !query.phrase) return true;
  const remembered = 0.7 * alignment + 0.3 * coverage;
  if (query.phraseEvidence === 'bare') return Math.max(remembered, coverage) >= leastPhrase;
  if (query.phraseEvidence) return remembered >= leastPhrase;
  const isNamed = query.people.length + query.choices.length > 0;
  return coverage >= (isNamed ? leastWithPerson : leastTopic);
}

/** Keeps one of the quotations that several outlets print in nearly the same words: the best-ranked. */
function foldVariants(ranked: readonly RankedQuotation[]): readonly RankedQuotation[] {
  const kept: { words: ReadonlySet<string>; hit: RankedQuotation }[] = [];
  for (const hit of ranked) {
    const words = new Set(hit.kept.runs.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
    if (!kept.some((other) => isVariant(other.hit, other.words, hit, words))) kept.push({ words, hit });
  }
  return kept.map(({ hit }) => hit);
}

function isVariant(
  one: RankedQuotation,
  words: ReadonlySet<string>,
  other: RankedQuotation,
  others: ReadonlySet<string>,
): boolean {
  if (one.kept.personId !== other.kept.personId || words.size < 4 || others.size < 4) return false;
  const shared = [...others].filter((word) => words.has(word)).length;
  return shared >= 0.8 * Math.max(words.size, others.size);
}

const toQuotationHit = ({ kept, matches, score }: RankedQuotation): Hit => ({
  kind: 'quotation',
  story: kept.story,
  kept,
  matches,
  score,
});

async function findStories(query: UnderstoodQuery, context: AnswerContext): Promise<readonly Hit[]> {
  const stories = await gatherStories(query, context.library);
  const ranked = rankStories(query, stories, context.vocabulary);
  const [best] = ranked;
  if (!best || (query.topic !== '' && best.coverage < leastTopic)) return [];
  return ranked.filter(({ score }) => score >= leastOfBest * best.score).map(toStoryHit);
}

function toStoryHit({ story, score }: RankedStory): Hit {
  const { id, url, title, outlet, author, published } = story;
  return {
    kind: 'story',
    story: { id, url, title, outlet, author, published },
    kept: null,
    matches: [],
    score,
  };
}
