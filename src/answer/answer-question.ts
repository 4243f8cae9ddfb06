import type { Answer, Hit, KeptQuotation, Question, StoryHead } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { AnswerContext } from './answer-context.ts';
import { chooseQuotations, chooseStories } from './choose-answers.ts';
import { foldCopies } from './fold-copies.ts';
import { foldReports, type KnownReports, readReports } from './fold-reports.ts';
import { bindingFilters, gatherStories, preferredFilters } from './gather-candidates.ts';
import { judgeKeeping } from './judge-keeping.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import { rankCandidates } from './rank-candidates.ts';
import type { RankedQuotation } from './rank-quotations.ts';
import { rankStories } from './rank-stories.ts';
import { opensAsQuestion } from './read-phrase.ts';
import { suggestNear, suggestWhom } from './suggest-near.ts';
import { understandQuestion } from './understand-question.ts';
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
  const lookedUp = await lookUp(question, context);
  const query = await understandQuestion(question, context, lookedUp);
  const asked = { question, lookedUp };
  if (query.phraseEvidence === 'bare') return answerSentence({ ...asked, query }, page, context);
  const remembered = query.mayBePhrase ? await recallWords(asked, leastRemembered, context) : null;
  if (remembered) return answerWith(remembered.query, await cutPage(remembered, page, context), context);
  return answerWith(query, await findHits(query, page, context), context);
}

/** A question, and what the library knows of its words. */
interface AskedQuestion {
  readonly question: Question;
  readonly lookedUp: LookedUp;
}

/** Answers a sentence that asks nothing: by the quotation that it is remembered from, else by what it is about. */
async function answerSentence(
  { query, ...asked }: AskedQuestion & { readonly query: UnderstoodQuery },
  page: AnswerPage,
  context: AnswerContext,
): Promise<Answer> {
  const leastShare = opensAsQuestion(asked.lookedUp.asked) ? leastRememberedAsking : leastRememberedBare;
  const remembered = await recallWords(asked, leastShare, context);
  if (remembered) return answerWith(query, await cutPage(remembered, page, context), context);
  const { question, lookedUp } = asked;
  const about = await understandQuestion({ ...question, reading: 'topic' }, context, lookedUp);
  const found = await findHits(about, page, context);
  return answerWith(found.total > 0 ? about : query, found, context);
}

async function answerWith(query: UnderstoodQuery, found: Hits, { library }: AnswerContext): Promise<Answer> {
  const { hits, total, keeping, nearest } = found;
  const likely = query.pronoun === null ? [] : await suggestWhom(query, hits, library);
  if (total > 0) return { query, keeping, found: true, hits, total, latest: null, suggestions: likely };
  const [latest, near] = await Promise.all([
    findLatest(query, library),
    likely.length > 0 ? likely : suggestNear(query, nearest, library),
  ]);
  return { query, keeping, found: false, hits, total, latest, suggestions: near };
}

/** Finds the newest words of the one person who is asked after. */
async function findLatest(
  { seeking, people }: UnderstoodQuery,
  library: Library,
): Promise<KeptQuotation | null> {
  const [person, ...others] = people;
  if (seeking !== 'quotations' || !person || others.length > 0) return null;
  const filters = { personIds: [person.id], outlet: null, since: null, until: null };
  const { hits } = await library.latestQuotations(filters, 1, 0);
  return hits[0] ?? null;
}

interface Hits extends Pick<Answer, 'keeping'> {
  readonly hits: readonly Hit[];
  readonly total: number;
  /** The quotation that comes nearest where none answers. */
  readonly nearest: RankedQuotation | null;
}

const noHits: Hits = { hits: [], total: 0, keeping: { outlet: 'all', dates: 'all' }, nearest: null };

async function findHits(query: UnderstoodQuery, page: AnswerPage, context: AnswerContext): Promise<Hits> {
  if (query.unknownName !== null) return noHits;
  if (query.topic === '' && query.phrase === null) return listNewest(query, page, context);
  return cutPage(
    await (query.seeking === 'stories' ? findStories : findQuotations)(query, context),
    page,
    context,
  );
}

interface AllHits {
  readonly query: UnderstoodQuery;
  readonly hits: readonly Hit[];
  readonly nearest: RankedQuotation | null;
}

async function cutPage(
  { query, hits: all, nearest }: AllHits,
  { offset, limit }: AnswerPage,
  { library }: AnswerContext,
): Promise<Hits> {
  const hits = await foldCopies(all, library);
  return {
    hits: hits.slice(offset, offset + limit),
    total: hits.length,
    keeping: judgeKeeping(query, hits),
    nearest,
  };
}

// The share of a sentence's words, in order, that a quotation must print for the sentence to be remembered from it: more
// where it opens with a name, and so may ask for that person's words, and where it opens as questions do: "who won the
// oscar".
const leastRemembered = 0.62;
const leastRememberedAsking = 0.75;
const leastRememberedBare = 0.5;

/** Looks for a whole question as remembered words; null where no quotation prints at least such a share of them. */
async function recallWords(
  { question, lookedUp }: AskedQuestion,
  leastShare: number,
  context: AnswerContext,
): Promise<AllHits | null> {
  const query = await understandQuestion({ ...question, reading: 'phrase' }, context, lookedUp);
  const { chosen, reports } = await rankAll(query, context);
  const [best] = chosen;
  const isRemembered = best !== undefined && best.alignment >= leastShare;
  return isRemembered ? { query, hits: toHitsOf(chosen, reports), nearest: null } : null;
}

async function findQuotations(query: UnderstoodQuery, context: AnswerContext): Promise<AllHits> {
  if (query.isMutual) return findMutual(query, context);
  const { chosen, reports, nearest } = await rankAll(query, context);
  return { query, hits: toHitsOf(chosen, reports), nearest };
}

/** Finds what each of several people says of the others. */
async function findMutual(query: UnderstoodQuery, context: AnswerContext): Promise<AllHits> {
  const lists = await Promise.all(
    query.people.map(async (person) => {
      const about = query.people.filter((other) => other !== person);
      const topic = about.map(({ name }) => name).join(' ');
      return rankAll({ ...query, people: [person], jointly: [], about, topic, wording: topic }, context);
    }),
  );
  const hits = lists.flatMap(({ chosen, reports }) => toHitsOf(chosen.filter(speaksOfOthers), reports));
  return { query, hits: [...hits].sort((a, b) => b.score - a.score), nearest: null };
}

const speaksOfOthers = ({ evidence }: RankedQuotation) =>
  (evidence?.['names whom it is about'] ?? 0) + (evidence?.['stands by whom it is about'] ?? 0) > 0;

interface Chosen {
  readonly chosen: readonly RankedQuotation[];
  readonly nearest: RankedQuotation | null;
  readonly reports: KnownReports;
}

async function rankAll(query: UnderstoodQuery, context: AnswerContext): Promise<Chosen> {
  const { ranked, reports } = await rankCandidates(query, context);
  const chosen = foldReports(query, chooseQuotations(query, ranked), reports);
  return { chosen, nearest: findNearest(ranked), reports };
}

/** Finds the quotation that comes nearest to what is asked for, by its own words before others. */
const findNearest = (ranked: readonly RankedQuotation[]): RankedQuotation | null =>
  ranked.reduce<RankedQuotation | null>(
    (best, one) => (best && nearness(best) >= nearness(one) ? best : one),
    null,
  );

const nearness = ({ alignment, printedCount }: RankedQuotation) => alignment + printedCount;

const toHitsOf = (chosen: readonly RankedQuotation[], reports: KnownReports): readonly Hit[] =>
  chosen.map(({ kept, matches, score }) => ({ ...toHit(kept, reports, score), matches }));

async function findStories(query: UnderstoodQuery, context: AnswerContext): Promise<AllHits> {
  const stories = await gatherStories(query, context.library, context.vocabulary);
  const ranked = rankStories(query, stories, context.vocabulary);
  const hits = chooseStories(ranked).map(({ story, score }) => {
    const { id, url, title, outlet, author, published } = story;
    return toStoryHit({ id, url, title, outlet, author, published }, score);
  });
  return { query, hits, nearest: null };
}

/** Lists what the bounds let through, newest first, where no words say what about; all only where the newest are asked for. */
async function listNewest(
  query: UnderstoodQuery,
  page: AnswerPage,
  { library }: AnswerContext,
): Promise<Hits> {
  for (const filters of [preferredFilters(query), bindingFilters(query)]) {
    const isBounded = filters.personIds.length > 0 || (filters.outlet ?? filters.since ?? filters.until);
    if (!isBounded && !query.newest) continue;
    if (query.seeking === 'stories') {
      const { hits, total } = await library.latest({ ...filters, personIds: [] }, page.limit, page.offset);
      const found = await foldCopies(
        hits.map((story) => toStoryHit(story, 0)),
        library,
      );
      if (total > 0) return toHits(query, found, total);
      continue;
    }
    const { hits, total } = await library.latestQuotations(filters, page.limit, page.offset);
    if (total === 0) continue;
    const reports = await readReports(hits, library);
    const found = await foldCopies(
      hits.map((kept) => toHit(kept, reports, 0)),
      library,
    );
    return toHits(query, found, total);
  }
  return noHits;
}

/** A page of a list keeps to the bounds as the whole list does: it is listed within them, or where nothing is. */
const toHits = (query: UnderstoodQuery, hits: readonly Hit[], total: number): Hits => ({
  hits,
  total,
  keeping: judgeKeeping(query, hits),
  nearest: null,
});

const toHit = (kept: KeptQuotation, reports: KnownReports, score: number): Hit => ({
  kind: 'quotation',
  story: kept.story,
  kept,
  matches: [],
  reports: reports.get(kept.quotation.id) ?? null,
  copies: [],
  score,
});

const toStoryHit = (story: StoryHead, score: number): Hit => ({
  kind: 'story',
  story,
  kept: null,
  matches: [],
  reports: null,
  copies: [],
  score,
});
