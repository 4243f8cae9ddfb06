import type { KeptQuotation, Span } from '../domain.ts';
import { alignPhrase } from './align-phrase.ts';
import { listBeginnings } from './choose-prose.ts';
import { couldBeNamed } from './could-be-named.ts';
import type { Candidates } from './gather-candidates.ts';
import { markMatches } from './mark-matches.ts';
import { breakTies, preferQuotation } from './prefer-quotation.ts';
import {
  coverWithContext,
  coverWithNear,
  coverWithPassage,
  coverWithWords,
  type QuotationReading,
  readQuotation,
} from './quotation-reading.ts';
import { readStoryContext } from './story-context.ts';
import { type Term, weighTerms } from './terms.ts';
import { makeReader, type ReadText } from './tokens.ts';
import type { UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A quotation with how well it answers. */
export interface RankedQuotation {
  readonly kept: KeptQuotation;
  readonly score: number;
  /** The share of the topic's words, by weight, that the quotation or what stands around it prints. */
  readonly coverage: number;
  /** As `coverage`, by its own paragraphs and the prose before them alone. */
  readonly near: number;
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
  const names = [...query.people, ...query.choices].map(({ name }) => read(name).tokens.at(-1)?.stem ?? '');
  return readings
    .filter(
      (reading) =>
        names.length === 0 ||
        reading.kept.personId !== null ||
        (couldBeNamed(reading.kept.quotation.speakerAs, vocabulary) && mayBeTheirs(names, asking, reading)),
    )
    .map((reading) => rankOne(reading, asking))
    .sort((a, b) => b.score - a.score);
}

/** The question's words, weighed by their rarity among the candidates. */
interface Asking {
  readonly query: UnderstoodQuery;
  readonly topic: readonly Term[];
  /** Words of asking, which say a little when the text has them. */
  readonly frame: readonly Term[];
  readonly phrase: readonly Term[];
}

// The names of those whom the question is about say more than its other words where anybody may speak.
const nameWeight = 1.6;

function weighQuestion(
  query: UnderstoodQuery,
  readings: readonly QuotationReading[],
  { read, vocabulary }: { read: ReadText; vocabulary: Vocabulary },
): Asking {
  const pool = readings.map(({ words, passage, title }) => [words, passage, title]);
  const weigh = (text: string, use: 'topic' | 'phrase') =>
    weighTerms(read(text).tokens, use, pool, vocabulary);
  const isOpen = query.people.length + query.choices.length === 0;
  const names = new Set(isOpen ? query.about.flatMap(({ name }) => [...read(name).stems]) : []);
  const weighed = weigh(query.topic, 'topic').map((term) =>
    names.has(term.stem) ? { ...term, weight: nameWeight * term.weight } : term,
  );
  const topic = isOpen ? weighed : levelUnmet(weighed, readings);
  const frame = weigh(query.wording, 'topic').filter(({ isSmall }) => isSmall);
  return { query, topic, frame, phrase: weigh(query.phrase ?? query.wording, 'phrase') };
}

/**
 * Gives terms that nothing of a person's meets no more weight than the others have: among the few words of one person
 * every word is rare, and what is not met would say too much.
 */
function levelUnmet(terms: readonly Term[], readings: readonly QuotationReading[]): readonly Term[] {
  const met = terms.filter((term) => readings.some((reading) => coverWithContext([term], reading) > 0));
  if (met.length === 0) return terms;
  const mean = met.reduce((sum, { weight }) => sum + weight, 0) / met.length;
  return terms.map((term) => (met.includes(term) ? term : { ...term, weight: Math.min(mean, term.weight) }));
}

// The share of the topic that a quotation without a sure speaker must itself print to be offered for somebody's.
const leastOfNobodySure = 0.45;

/** Whether a quotation of nobody sure stands beside one of the names and says itself what is asked. */
function mayBeTheirs(names: readonly string[], { topic }: Asking, reading: QuotationReading): boolean {
  const isNear = names.some((name) => reading.passage.stems.has(name) || reading.before?.stems.has(name));
  return isNear && coverWithPassage(topic, reading) >= leastOfNobodySure;
}

function rankOne(reading: QuotationReading, { query, topic, frame, phrase }: Asking): RankedQuotation {
  const coverage = coverWithContext(topic, reading);
  const alignment = alignPhrase(phrase, reading.words.tokens);
  const relevance =
    judge(query, { coverage, alignment, worded: coverWithWords(topic, reading) }) +
    byFrame * coverWithContext(frame, reading);
  const score = relevance * preferQuotation(query, reading.kept) + breakTies(reading);
  return {
    kept: reading.kept,
    score,
    coverage,
    near: coverWithNear(topic, reading),
    alignment,
    matches: markMatches(reading, [...topic, ...phrase]),
  };
}

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
