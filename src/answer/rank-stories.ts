import type { Story } from '../domain.ts';
import { alignPhrase } from './align-phrase.ts';
import { readStoryContext, type StoryContext } from './story-context.ts';
import { likeness, type Term, weighTerms } from './terms.ts';
import { makeReader, type Token } from './tokens.ts';
import type { UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A story with how well it answers. */
export interface RankedStory {
  readonly story: Story;
  readonly score: number;
  /** The share of the question's words, by weight, that the story prints. */
  readonly coverage: number;
}

const inTitle = 1;
const inLead = 0.85;
const inBody = 0.7;

/** Ranks stories by how well they answer, best first. A pure function of its arguments. */
export function rankStories(
  query: UnderstoodQuery,
  stories: readonly Story[],
  vocabulary: Vocabulary,
): readonly RankedStory[] {
  const read = makeReader(vocabulary);
  const contexts = stories.map((story) => ({ story, context: readStoryContext(story, read) }));
  const pool = contexts.map(
    ({ context }) => new Set([...context.title, ...context.body].map(({ stem }) => stem)),
  );
  const terms = weighTerms(read(query.topic || (query.phrase ?? '')), 'topic', pool, vocabulary);
  return contexts
    .map(({ story, context }) => rankOne(story, { context, terms, query }))
    .sort((a, b) => b.score - a.score);
}

interface Asking {
  readonly context: StoryContext;
  readonly terms: readonly Term[];
  readonly query: UnderstoodQuery;
}

function rankOne(story: Story, { context, terms, query }: Asking): RankedStory {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const worth = terms.reduce((sum, term) => sum + term.weight * bestPlace(term, context), 0);
  const coverage = total === 0 ? 0 : worth / total;
  const { share } = alignPhrase(terms, context.title);
  const age = story.published ? Date.parse(story.published) / 4e15 : 0;
  return { story, coverage, score: (coverage + 0.1 * share) * preference(query, story) + age };
}

function bestPlace(term: Term, { title, lead, body }: StoryContext): number {
  return Math.max(inTitle * found(term, title), inLead * found(term, lead), inBody * found(term, body));
}

function found(term: Term, tokens: readonly Token[]): number {
  let best = 0;
  for (const token of tokens) best = Math.max(best, likeness(term, token));
  return best;
}

function preference(query: UnderstoodQuery, { published, outlet }: Story): number {
  let factor = 1;
  if (query.since && (published === null || published < query.since)) factor *= 0.7;
  if (query.until && (published === null || published >= query.until)) factor *= 0.7;
  if (query.outlet && query.outlet !== outlet) factor *= 0.35;
  return factor;
}
