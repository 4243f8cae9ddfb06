import type { Search } from '../../library.ts';
import type { RowFilters } from '../record/listings.ts';
import { RowScores } from './row-scores.ts';
import type { Documents } from './segments/documents.ts';
import { compareEntries, type Entry } from './segments/entry.ts';
import { type Field, kindOfField, mapFields } from './segments/fields.ts';
import { type Budget, planTerms, type TermPlan } from './segments/plan-terms.ts';
import { averageOverAll, type Segment, type Statistics } from './segments/segment.ts';
import { weighTerms } from './segments/weigh-terms.ts';
import { takeBest } from './take-best.ts';

/** The words to find by. */
interface SearchTerms {
  /** Each of them once. */
  readonly terms: readonly string[];
  /** How often each is asked for; once where it is not told. */
  readonly counts?: ReadonlyMap<string, number>;
}

/** What to find quotations by. */
export interface QuotationSearch extends SearchTerms {
  readonly scope: Search['scope'];
  readonly filters: RowFilters;
}

/** What to find stories by. */
export interface StorySearch extends SearchTerms {
  readonly filters: RowFilters;
  /** The stories that name those whom the filters ask for; null for any. */
  readonly naming: ReadonlySet<number> | null;
}

export interface ScoredEntry {
  readonly entry: Entry;
  readonly score: number;
}

export interface FoundEntries {
  /** In order, ties newest first. */
  readonly best: readonly ScoredEntry[];
  readonly total: number;
}

/** Finds the best of all admitted quotations with one of the terms; of very common terms, those found by rarer ones. */
export function findQuotations(
  segments: readonly Segment[],
  { scope, filters, ...asked }: QuotationSearch,
  count: number,
): FoundEntries {
  const search = { ...asked, boosts: quotationBoosts[scope], budget: budgetFor(filters), count };
  return searchSegments(segments, search, (documents) => {
    const admits = admitQuotations(documents, filters);
    return {
      quotation: admits,
      story: (row) => someQuotation(documents, row, admits),
      // A story's headline and lead count for each of its quotations; they are indexed once.
      combine: (scores) => {
        for (const row of scores.rows())
          if (isStoryRow(documents, row)) {
            const end = documents.endOf(documents.storyOf(row));
            for (let quoted = row + 1; quoted < end; quoted += 1)
              if (admits(quoted)) scores.add(quoted, scores.at(row));
            scores.drop(row);
          }
      },
    };
  });
}

/** Finds the best of all admitted stories with one of the terms; of very common terms, those found by rarer ones. */
export function findStories(
  segments: readonly Segment[],
  { filters, naming, ...asked }: StorySearch,
  count: number,
): FoundEntries {
  const search = { ...asked, boosts: storyBoosts, budget: budgets.open, count };
  return searchSegments(segments, search, (documents) => {
    const bounds = admitStories(documents, filters);
    const admits = (row: number) => {
      const story = documents.storyOf(row);
      return (naming === null || naming.has(documents.storyKeyOf(story))) && bounds(story);
    };
    return {
      quotation: admits,
      story: admits,
      // Of what a story quotes, the best counts: an interview that comes back to a word is not about it seven times over.
      combine: (scores) => {
        const best = new Map<number, number>();
        for (const row of scores.rows()) {
          if (isStoryRow(documents, row)) continue;
          const storyRow = documents.rowOf(documents.storyOf(row));
          best.set(storyRow, Math.max(best.get(storyRow) ?? 0, scores.at(row)));
          scores.drop(row);
        }
        for (const [row, score] of best) scores.add(row, score);
      },
    };
  });
}

/** How much a word counts by where it stands. Fields that are not named do not count at all. */
type Boosts = Readonly<Partial<Record<Field, number>>>;
const quotationBoosts: Readonly<Record<Search['scope'], Boosts>> = {
  words: { words: 1 },
  context: { words: 1.5, passage: 1, headline: 1, lead: 0.5 },
};
const storyBoosts: Boosts = { headline: 3, lead: 1.5, body: 1, words: 1, passage: 1 };

/**
 * Places walked for one search. A place let through costs about a microsecond, one that is passed over a tenth of one;
 * where only some people's quotations are let through, nearly all are passed over.
 */
const budgets = {
  open: { leading: 12_000, following: 150_000 },
  ofPeople: { leading: 100_000, following: 50_000 },
} as const;

function budgetFor({ personKeys }: RowFilters): Budget {
  return personKeys === null ? budgets.open : budgets.ofPeople;
}

// ── Over all segments ────────────────────────────────────────────────────────────────────────────────

interface SegmentSearch extends SearchTerms {
  readonly boosts: Boosts;
  readonly budget: Budget;
  readonly count: number;
}

/** Gives what a term weighs that is asked for so often: who repeats a word means it more, up to twice as much. */
const emphasise = (count: number) => (2 * count) / (1 + count);

type Admits = (row: number) => boolean;

/** What counts in a segment, and for which documents. */
interface Rule {
  readonly quotation: Admits;
  readonly story: Admits;
  /** Makes of the scores of quotations and of the stories' own documents those of what is looked for. */
  readonly combine: (scores: RowScores) => void;
}

function searchSegments(
  segments: readonly Segment[],
  { terms, counts, boosts, budget, count }: SegmentSearch,
  ruleOf: (documents: Documents) => Rule,
): FoundEntries {
  const among = Object.keys(boosts) as Field[];
  const statistics = gatherStatistics(segments);
  const weights = new Map(
    Array.from(weighTerms(terms, segments, among), ([term, weight]) => [
      term,
      weight * emphasise(counts?.get(term) ?? 1),
    ]),
  );
  const countPlaces = (term: string) =>
    among.reduce((sum, field) => sum + statistics.matchCount(term, field), 0);
  const plan = planTerms(weights, countPlaces, budget);
  const scores = new RowScores(Math.max(...segments.map(({ documents }) => documents.rowCount)));
  const found: ScoredEntry[] = [];
  let total = 0;
  for (const segment of segments) {
    const { documents } = segment;
    const rule = ruleOf(documents);
    walkPlan(segment, { plan, boosts, statistics, rule, scores });
    rule.combine(scores);
    const rows = scores.rows();
    const read = (row: number) => ({ entry: documents.entryOf(row), score: roundScore(scores.at(row)) });
    // What a row stands for is read of the best only, and of those that tie with them.
    const compare = (a: number, b: number) =>
      roundScore(scores.at(b)) - roundScore(scores.at(a)) || compareScored(read(a), read(b));
    found.push(...takeBest(rows, count, compare).map(read));
    total += rows.length;
    scores.clear();
  }
  return { best: takeBest(found, count, compareScored), total };
}

/** The best first; ties newest first. */
const compareScored = (a: ScoredEntry, b: ScoredEntry) =>
  b.score - a.score || compareEntries(a.entry, b.entry);

/** Sums differ in the last places by how the index is cut; rounded, what ties in one ties in all. */
const roundScore = (score: number) => Math.round(score * 1e9) / 1e9;

interface PlannedWalk {
  readonly plan: TermPlan;
  readonly boosts: Boosts;
  readonly statistics: Statistics;
  readonly rule: Rule;
  readonly scores: RowScores;
}

function walkPlan(segment: Segment, { plan, boosts, statistics, rule, scores }: PlannedWalk): void {
  const walk = (weights: ReadonlyMap<string, number>, isCandidate: Admits | null) => {
    for (const [term, weight] of weights) {
      for (const field of Object.keys(boosts) as Field[]) {
        const admits = rule[kindOfField[field]];
        const boost = weight * (boosts[field] ?? 1);
        segment.walk({
          term,
          field,
          statistics,
          admits: isCandidate === null ? admits : (row) => isCandidate(row) && admits(row),
          collect: (row, score) => scores.note(row, boost * score),
        });
      }
      scores.endTerm();
    }
  };
  walk(plan.leading, null);
  if (plan.following.size === 0) return;
  const { documents } = segment;
  const stories = new Set(Array.from(scores.rows(), (row) => documents.storyOf(row)));
  if (stories.size > 0) walk(plan.following, (row) => stories.has(documents.storyOf(row)));
}

/** Gathers what the whole knows; each figure is reckoned once. */
function gatherStatistics(segments: readonly Segment[]): Statistics {
  const counts = mapFields((field) =>
    segments.reduce((sum, { documents }) => sum + documents.countLive(kindOfField[field]), 0),
  );
  const averages = mapFields((field) => averageOverAll(segments, field));
  const matches = mapFields(() => new Map<string, number>());
  return {
    documentCount: (field) => counts[field],
    averageLength: (field) => averages[field],
    matchCount: (term, field) => {
      const known = matches[field].get(term);
      if (known !== undefined) return known;
      const count = segments.reduce((sum, segment) => sum + segment.count(term, field), 0);
      matches[field].set(term, count);
      return count;
    },
  };
}

// ── Filters ──────────────────────────────────────────────────────────────────────────────────────────

function admitQuotations(documents: Documents, filters: RowFilters): Admits {
  const bounds = admitStories(documents, filters);
  if (filters.personKeys === null) return (row) => bounds(documents.storyOf(row));
  const people = new Set(filters.personKeys);
  return (row) => people.has(documents.personKeyOf(row)) && bounds(documents.storyOf(row));
}

function admitStories(
  documents: Documents,
  { outlet, sinceMs, untilMs }: RowFilters,
): (story: number) => boolean {
  const outletNumber = outlet === null ? null : documents.outletNumber(outlet);
  if (outletNumber === null && sinceMs === null && untilMs === null) return () => true;
  return (story) => {
    if (outletNumber !== null && documents.outletNumberOf(story) !== outletNumber) return false;
    const publishedMs = documents.publishedMsOf(story);
    return (
      (sinceMs === null || (publishedMs !== null && publishedMs >= sinceMs)) &&
      (untilMs === null || (publishedMs !== null && publishedMs < untilMs))
    );
  };
}

/** Whether a row is that of a story's own document. */
function isStoryRow(documents: Documents, row: number): boolean {
  return documents.rowOf(documents.storyOf(row)) === row;
}

/** Whether some quotation of the story in a row is admitted. */
function someQuotation(documents: Documents, storyRow: number, admits: Admits): boolean {
  const end = documents.endOf(documents.storyOf(storyRow));
  for (let row = storyRow + 1; row < end; row += 1) if (admits(row)) return true;
  return false;
}
