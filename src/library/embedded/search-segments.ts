import type { Search } from '../library.ts';
import { compareEntries, type Entry } from './entry.ts';
import type { RowFilters } from './listings.ts';
import type { Documents } from './segments/documents.ts';
import { type Field, kindOfField, mapFields } from './segments/fields.ts';
import { type Budget, planTerms, type TermPlan } from './segments/plan-terms.ts';
import { averageOverAll, type Segment, type Statistics } from './segments/segment.ts';
import { weighTerms } from './segments/weigh-terms.ts';

/** What to find quotations by. */
export interface QuotationSearch {
  readonly terms: readonly string[];
  readonly scope: Search['scope'];
  readonly filters: RowFilters;
}

/** What to find stories by. */
export interface StorySearch {
  readonly terms: readonly string[];
  readonly filters: RowFilters;
  /** The stories that name those whom the filters ask for; null for any. */
  readonly naming: ReadonlySet<number> | null;
}

export interface ScoredEntry {
  readonly entry: Entry;
  readonly score: number;
}

/** Orders the best first, ties newest first. */
export const compareScored = (a: ScoredEntry, b: ScoredEntry) =>
  b.score - a.score || compareEntries(a.entry, b.entry);

/** Finds every admitted quotation with one of the terms, in no order; of very common terms, those found by rarer ones. */
export function findQuotations(
  segments: readonly Segment[],
  { terms, scope, filters }: QuotationSearch,
): readonly ScoredEntry[] {
  const search = { terms, boosts: quotationBoosts[scope], budget: budgetFor(filters) };
  return searchSegments(segments, search, (documents) => {
    const admits = admitQuotations(documents, filters);
    return {
      quotation: admits,
      story: (row) => quotationRows(documents, row).some(admits),
      // A story's headline and lead count for each of its quotations; they are indexed once.
      combine: ({ quotations, stories }) => {
        const scores = new Map(quotations);
        for (const [storyRow, score] of stories)
          for (const row of quotationRows(documents, storyRow))
            if (admits(row)) scores.set(row, (scores.get(row) ?? 0) + score);
        return scores;
      },
    };
  });
}

/** Finds every admitted story with one of the terms, in no order; of very common terms, those found by rarer ones. */
export function findStories(
  segments: readonly Segment[],
  { terms, filters, naming }: StorySearch,
): readonly ScoredEntry[] {
  const search = { terms, boosts: storyBoosts, budget: budgets.open };
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
      combine: ({ quotations, stories }) => {
        const best = new Map<number, number>();
        for (const [row, score] of quotations) {
          const storyRow = documents.rowOf(documents.storyOf(row));
          best.set(storyRow, Math.max(best.get(storyRow) ?? 0, score));
        }
        for (const [row, score] of stories) best.set(row, (best.get(row) ?? 0) + score);
        return best;
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

interface SegmentSearch {
  readonly terms: readonly string[];
  readonly boosts: Boosts;
  readonly budget: Budget;
}

type Admits = (row: number) => boolean;

/** What counts in a segment, and for which documents. */
interface Rule {
  readonly quotation: Admits;
  readonly story: Admits;
  readonly combine: (scores: Scores) => ReadonlyMap<number, number>;
}

/** Scores by row, of quotations and of the stories' own documents. */
interface Scores {
  readonly quotations: Map<number, number>;
  readonly stories: Map<number, number>;
}

function searchSegments(
  segments: readonly Segment[],
  { terms, boosts, budget }: SegmentSearch,
  ruleOf: (documents: Documents) => Rule,
): readonly ScoredEntry[] {
  const among = Object.keys(boosts) as Field[];
  const statistics = gatherStatistics(segments);
  const weights = weighTerms(terms, segments, among);
  const countPlaces = (term: string) =>
    among.reduce((sum, field) => sum + statistics.matchCount(term, field), 0);
  const plan = planTerms(weights, countPlaces, budget);
  return segments.flatMap((segment) => {
    const { documents } = segment;
    const rule = ruleOf(documents);
    const scores = walkPlan(segment, { plan, boosts, statistics, rule });
    return Array.from(rule.combine(scores), ([row, score]) => ({
      entry: documents.entryOf(row),
      score: roundScore(score),
    }));
  });
}

/** Sums differ in the last places by how the index is cut; rounded, what ties in one ties in all. */
const roundScore = (score: number) => Math.round(score * 1e9) / 1e9;

interface PlannedWalk {
  readonly plan: TermPlan;
  readonly boosts: Boosts;
  readonly statistics: Statistics;
  readonly rule: Rule;
}

function walkPlan(segment: Segment, { plan, boosts, statistics, rule }: PlannedWalk): Scores {
  const scores: Scores = { quotations: new Map(), stories: new Map() };
  const walk = (weights: ReadonlyMap<string, number>, isCandidate: Admits | null) => {
    for (const field of Object.keys(boosts) as Field[]) {
      const kind = kindOfField[field];
      const found = kind === 'story' ? scores.stories : scores.quotations;
      const boost = boosts[field] ?? 1;
      segment.walk({
        field,
        weights,
        statistics,
        admits: isCandidate === null ? rule[kind] : (row) => isCandidate(row) && rule[kind](row),
        collect: (row, score) => found.set(row, (found.get(row) ?? 0) + boost * score),
      });
    }
  };
  walk(plan.leading, null);
  if (plan.following.size === 0) return scores;
  const { documents } = segment;
  const rows = [...scores.quotations.keys(), ...scores.stories.keys()];
  const stories = new Set(rows.map((row) => documents.storyOf(row)));
  if (stories.size > 0) walk(plan.following, (row) => stories.has(documents.storyOf(row)));
  return scores;
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

function quotationRows(documents: Documents, storyRow: number): number[] {
  const end = documents.endOf(documents.storyOf(storyRow));
  return Array.from({ length: end - storyRow - 1 }, (_, index) => storyRow + 1 + index);
}
