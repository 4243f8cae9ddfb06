import type { KeptQuotation, Span } from '../domain.ts';
import { alignPhrase } from './align-phrase.ts';
import { listBeginnings } from './choose-prose.ts';
import { describeEvidence } from './describe-evidence.ts';
import type { Candidates } from './gather-candidates.ts';
import { markMatches } from './mark-matches.ts';
import { mayBeTheirs } from './may-be-theirs.ts';
import { breakTies, preferQuotation } from './prefer-quotation.ts';
import { preferSpeaker } from './prefer-speaker.ts';
import {
  coverWithContext,
  coverWithWords,
  type QuotationReading,
  readQuotation,
} from './quotation-reading.ts';
import { readStoryContext } from './story-context.ts';
import { bestLikeness, type Rarities } from './terms.ts';
import { makeReader } from './tokens.ts';
import { asksForSomebody, type UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type Evidence, weighEvidence } from './weigh-evidence.ts';
import { type Asking, weighQuestion } from './weigh-question.ts';

/** A quotation with how well it answers. */
export interface RankedQuotation {
  readonly kept: KeptQuotation;
  /**
   * Of remembered words how well they fit, about 1 for the words themselves; of a topic the log odds that the quotation
   * answers rather than nothing does.
   */
  readonly score: number;
  /** What speaks for it where a topic is asked for; null where words are remembered. */
  readonly evidence: Evidence | null;
  /** The share of the topic's words, by weight, that the quotation or what stands around it prints. */
  readonly coverage: number;
  /** How many words of it the quotation itself prints, or as good as. */
  readonly printedCount: number;
  /** The share of the remembered words that the quotation prints in order. */
  readonly alignment: number;
  /** Words of the question found in the quotation. */
  readonly matches: readonly Span[];
}

/** What quotations are ranked by besides the question. */
export interface RankingContext {
  readonly rarities: Rarities;
  readonly vocabulary: Vocabulary;
}

/** Ranks quotations by how well they answer, best first. A pure function of its arguments. */
export function rankQuotations(
  query: UnderstoodQuery,
  { quotations, stories, turns }: Candidates,
  { rarities, vocabulary }: RankingContext,
): readonly RankedQuotation[] {
  const read = makeReader(vocabulary);
  const wanted = listBeginnings(read(query.topic || (query.phrase ?? '')).tokens, vocabulary);
  const contexts = new Map([...stories].map(([id, story]) => [id, readStoryContext(story, wanted, read)]));
  const previous = new Map([...turns.values()].flatMap(linkTurns));
  const readings = quotations.map((kept) => {
    const context = contexts.get(kept.story.id) ?? null;
    return readQuotation(kept, { context, previous: previous.get(kept.quotation.id) ?? null }, read);
  });
  const asking = weighQuestion(query, readings, { read, rarities, vocabulary });
  const theirs = readings.filter((reading) => mayBeTheirs(asking, reading));
  return theirs.map((reading) => rankOne(asking, reading, theirs.length)).sort((a, b) => b.score - a.score);
}

/** Links each quotation of a story to the one said before it. */
const linkTurns = (turns: readonly KeptQuotation[]) =>
  turns.flatMap((kept, at): [string, KeptQuotation][] => {
    const before = turns[at - 1];
    return before ? [[kept.quotation.id, before]] : [];
  });

function rankOne(asking: Asking, reading: QuotationReading, rivalCount: number): RankedQuotation {
  const { query, topic, content, phrase, vocabulary } = asking;
  const coverage = coverWithContext(topic, reading);
  const alignment = alignPhrase(phrase, reading.words.tokens);
  const evidence = query.phraseEvidence === null ? describeEvidence(asking, reading, rivalCount) : null;
  return {
    kept: reading.kept,
    score: evidence
      ? weighEvidence(evidence, vocabulary.weights[asksForSomebody(query) ? 'named' : 'open'])
      : fitWords(asking, reading, { coverage, alignment }),
    evidence,
    coverage,
    printedCount: content.filter((term) => bestLikeness(term, reading.words) >= asGood).length,
    alignment,
    matches: markMatches(reading, [...topic, ...phrase]),
  };
}

// From this likeness on a word is the one asked for, if misspelt or of the same root.
const asGood = 0.8;

// What the words of asking add at most.
const byFrame = 0.08;

/** Tells how well a quotation fits words that somebody remembers of it. */
function fitWords(
  asking: Asking,
  reading: QuotationReading,
  { coverage, alignment }: Pick<RankedQuotation, 'coverage' | 'alignment'>,
): number {
  // Remembered words come in another order, too, and mixed with what they were about.
  const asWords = 0.6 * alignment + 0.25 * coverWithWords(asking.topic, reading) + 0.15 * coverage;
  const fit = Math.max(asWords, 0.6 * coverage) + byFrame * coverWithContext(asking.frame, reading);
  const preference = preferQuotation(asking.query, reading.kept) * preferSpeaker(asking, reading);
  return fit * preference + breakTies(reading);
}
