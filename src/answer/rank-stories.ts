import type { Story } from '../domain.ts';
import { alignPhrase } from './align-phrase.ts';
import { listBeginnings } from './choose-prose.ts';
import { byRecency, preferStory } from './prefer-quotation.ts';
import { readStoryContext, type StoryContext } from './story-context.ts';
import { bestLikeness, cover, likeness, type Term, weighTerms } from './terms.ts';
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

/** Ranks stories by how well they answer, best first. A pure function of its arguments. */
export function rankStories(
  query: UnderstoodQuery,
  stories: readonly Story[],
  vocabulary: Vocabulary,
): readonly RankedStory[] {
  const read = makeReader(vocabulary);
  const tokens = read(query.topic || (query.phrase ?? '')).tokens.map((token) =>
    takeWhole(token, vocabulary),
  );
  const wanted = listBeginnings(tokens, vocabulary);
  const contexts = stories.map((story) => ({ story, context: readStoryContext(story, wanted, read) }));
  const pool = contexts.map(({ context }) => [context.title, context.body]);
  const terms = weighTerms(tokens, 'topic', { pool, rarities: new Map(), vocabulary });
  return contexts
    .map(({ story, context }) => {
      const coverage = coverStory(terms, context);
      const worded = byWording * alignPhrase(terms, context.title.tokens);
      const dwelt = byDwelling * dwellOn(terms, context);
      const score = (coverage + worded + dwelt) * preferStory(query, story) + byRecency(story);
      return { story, coverage, score };
    })
    .sort((a, b) => b.score - a.score);
}

/** Takes a synonym of several words for one: a headline that prints "broke" alone says nothing of who broke up. */
function takeWhole(token: Token, { synonyms }: Vocabulary): Token {
  if (token.whole === token.stem) return token;
  const own = synonyms.groupsOf.get(token.stem) ?? [];
  return { ...token, stem: token.whole, groups: token.groups.filter((group) => !own.includes(group)) };
}

// What a word of the question counts for by where the story prints it.
const inTitle = 1;
const inLead = 0.85;
const inBody = 0.7;
// What a headline worded like the question adds at most, and what a story that keeps coming back to it.
const byWording = 0.1;
const byDwelling = 0.03;

function coverStory(terms: readonly Term[], { title, lead, body }: StoryContext): number {
  return cover(terms, (term) =>
    Math.max(
      inTitle * bestLikeness(term, title),
      inLead * bestLikeness(term, lead),
      inBody * bestLikeness(term, body),
    ),
  );
}

// From this many of its words on a story is about a topic as much as any.
const dwellingMax = 6;

/** Tells how much a story comes back to what it is asked for: 0 to 1. */
function dwellOn(terms: readonly Term[], { body }: StoryContext): number {
  const telling = terms.filter(({ isSmall }) => !isSmall);
  const count = body.tokens.filter((token) => telling.some((term) => likeness(term, token) > 0)).length;
  return Math.min(count, dwellingMax) / dwellingMax;
}
