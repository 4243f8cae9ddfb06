import type { KeptQuotation, Span } from '../domain.ts';
import { alignPhrase } from './align-phrase.ts';
import { listBeginnings } from './choose-prose.ts';
import type { Candidates } from './gather-candidates.ts';
import { markMatches } from './mark-matches.ts';
import { mayBeTheirs } from './may-be-theirs.ts';
import { breakTies, preferQuotation } from './prefer-quotation.ts';
import { isOfRole, preferSpeaker } from './prefer-speaker.ts';
import {
  coverWithContext,
  coverWithNear,
  coverWithWords,
  type QuotationReading,
  readQuotation,
} from './quotation-reading.ts';
import { readStoryContext } from './story-context.ts';
import { bestLikeness, cover } from './terms.ts';
import { makeReader } from './tokens.ts';
import type { UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type Asking, weighQuestion } from './weigh-question.ts';

/** A quotation with how well it answers. */
export interface RankedQuotation {
  readonly kept: KeptQuotation;
  readonly score: number;
  /** The share of the topic's words, by weight, that the quotation or what stands around it prints. */
  readonly coverage: number;
  /** As `coverage`, by its own paragraphs and the prose before them alone. */
  readonly near: number;
  /** As `coverage`, of what the question is about alone: neither how one speaks nor the speaker's role. */
  readonly covered: number;
  /** The share of that which stands nowhere in its story. */
  readonly unmet: number;
  /** Where all of a role are asked after ("actors"): whether the speaker is one, or says itself what is asked. */
  readonly isFitting: boolean;
  /** How many words of it the quotation itself prints, or as good as. */
  readonly printedCount: number;
  /** The share of the remembered words that the quotation prints in order. */
  readonly alignment: number;
  /** Words of the question found in the quotation. */
  readonly matches: readonly Span[];
}

/** Ranks quotations by how well they answer, best first. A pure function of its arguments. */
export function rankQuotations(
  query: UnderstoodQuery,
  { quotations, stories }: Candidates,
  vocabulary: Vocabulary,
): readonly RankedQuotation[] {
  const read = makeReader(vocabulary);
  const wanted = listBeginnings(read(query.topic || (query.phrase ?? '')).tokens, vocabulary);
  const contexts = new Map([...stories].map(([id, story]) => [id, readStoryContext(story, wanted, read)]));
  const readings = quotations.map((kept) => readQuotation(kept, contexts.get(kept.story.id) ?? null, read));
  const asking = weighQuestion(query, readings, { read, vocabulary });
  return readings
    .filter((reading) => mayBeTheirs(asking, reading))
    .map((reading) => rankOne(asking, reading))
    .sort((a, b) => b.score - a.score);
}

function rankOne(asking: Asking, reading: QuotationReading): RankedQuotation {
  const { query, topic, content, frame, phrase } = asking;
  const coverage = coverWithContext(topic, reading);
  const alignment = alignPhrase(phrase, reading.words.tokens);
  const relevance =
    judge(query, { coverage, alignment, worded: coverWithWords(topic, reading) }) +
    byFrame * coverWithContext(frame, reading);
  const preference = preferQuotation(query, reading.kept) * preferSpeaker(asking, reading);
  const score = relevance * preference + breakTies(reading);
  return {
    kept: reading.kept,
    score,
    coverage,
    near: coverWithNear(topic, reading),
    covered: content.length === 0 ? coverage : coverWithContext(content, reading),
    isFitting:
      !asksForMany(asking) || isOfRole(asking, reading) || coverWithWords(content, reading) >= saysIt,
    unmet: cover(content, (term) => Number(coverWithContext([term], reading) === 0)),
    printedCount: content.filter((term) => bestLikeness(term, reading.words) >= asGood).length,
    alignment,
    matches: markMatches(reading, [...topic, ...phrase]),
  };
}

// The share of what is asked about that somebody else than an actor must say where actors are asked after. "The coach" is
// one of a story, which may call the coach something else.
const saysIt = 0.4;
const asksForMany = ({ role }: Asking) => role !== null && /[^s]s$/.test(role.form);

// From this likeness on a word is the one asked for, if misspelt or of the same root.
const asGood = 0.8;

// What the words of asking add at most.
const byFrame = 0.08;

interface Evidence {
  readonly coverage: number;
  readonly alignment: number;
  /** The share of the topic's words that the quotation itself prints, in any order. */
  readonly worded: number;
}

/** Weighs what a quotation is about against how it is worded, by what the question seems to remember. */
function judge(query: UnderstoodQuery, { coverage, alignment, worded }: Evidence): number {
  // Remembered words come in another order, too, and mixed with what they were about.
  const asWords = 0.6 * alignment + 0.25 * worded + 0.15 * coverage;
  switch (query.phraseEvidence) {
    case null:
      return 0.9 * coverage + 0.1 * alignment;
    case 'bare':
      return Math.max(asWords, 0.75 * coverage);
    case 'quoted':
    case 'introduced':
      return Math.max(asWords, 0.6 * coverage);
  }
}
