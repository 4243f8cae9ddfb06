import type { KeptQuotation, Person, Span } from '../domain.ts';
import { stopWords } from '../words/index.ts';
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
import { likeness, type Term, weighTerms } from './terms.ts';
import { makeReader, type ReadText, type Token } from './tokens.ts';
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
    .map((reading) => rankOne(reading, asking, read))
    .sort((a, b) => b.score - a.score);
}

/** The question's words, weighed by their rarity among the candidates. */
interface Asking {
  readonly query: UnderstoodQuery;
  readonly topic: readonly Term[];
  /** Words of asking, which say a little when the text has them. */
  readonly frame: readonly Term[];
  readonly phrase: readonly Term[];
  /** The noun that stands for an unnamed speaker. */
  readonly role: Term | null;
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
  const topic = isOpen ? weighed : levelUnmet(joinNames(weighed, query.about, read), readings);
  const frame = weigh(query.wording, 'topic').filter(({ isSmall }) => isSmall);
  const [role = null] = weigh(query.role ?? '', 'topic');
  return { query, topic, frame, phrase: weigh(query.phrase ?? query.wording, 'phrase'), role };
}

// A name's other words: nearly as good, but a surname is a family's.
const otherName = 0.9;

/**
 * Makes one term of the words by which the question names somebody whom it is about, met by the bearer's other names
 * as well: "Tansy" by "Okonjo".
 */
function joinNames(terms: readonly Term[], about: readonly Person[], read: ReadText): readonly Term[] {
  return about.reduce<readonly Term[]>((rest, { name }) => {
    const stems = read(name).tokens.flatMap(({ form, stem }) => (stopWords.has(form) ? [] : [stem]));
    const [first, ...others] = rest.filter(({ stem }) => stems.includes(stem));
    if (!first) return rest;
    const near = new Map([...first.near, ...stems.map((stem) => [stem, otherName] as const)]);
    for (const { stem } of others) near.set(stem, 1);
    const weight = Math.max(first.weight, ...others.map((other) => other.weight));
    return rest.flatMap((term) =>
      term === first ? [{ ...first, near, weight }] : others.includes(term) ? [] : [term],
    );
  }, terms);
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

function rankOne(
  reading: QuotationReading,
  { query, topic, frame, phrase, role }: Asking,
  read: ReadText,
): RankedQuotation {
  const coverage = coverWithContext(topic, reading);
  const alignment = alignPhrase(phrase, reading.words.tokens);
  const relevance =
    judge(query, { coverage, alignment, worded: coverWithWords(topic, reading) }) +
    byFrame * coverWithContext(frame, reading);
  const preference =
    preferQuotation(query, reading.kept) * (isOfRole(role, reading, read) ? 1 : notOfTheRole);
  const score = relevance * preference + breakTies(reading);
  return {
    kept: reading.kept,
    score,
    coverage,
    near: coverWithNear(topic, reading),
    alignment,
    matches: markMatches(reading, [...topic, ...phrase]),
  };
}

// Who asks what the coach said wants the coach's words; but print may call a coach something else.
const notOfTheRole = 0.75;
// Words between a name and what its bearer is: "the coach, Torvald Eziashi", "Eziashi, who has been coach".
const besideName = 5;

/** Whether a quotation's speaker is what the question asks after, by the words printed for them or beside their name. */
function isOfRole(role: Term | null, { kept, passage, context }: QuotationReading, read: ReadText): boolean {
  if (role === null) return true;
  const { speaker, speakerAs } = kept.quotation;
  const means = (token: Token) => likeness(role, token) > 0;
  if (speakerAs !== null && read(speakerAs).tokens.some(means)) return true;
  const surname = read(speaker ?? '').tokens.at(-1)?.stem;
  return [passage, ...(context ? [context.body] : [])].some(({ tokens }) =>
    tokens.some(
      ({ stem }, at) =>
        stem === surname && tokens.slice(Math.max(0, at - besideName), at + besideName + 1).some(means),
    ),
  );
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
