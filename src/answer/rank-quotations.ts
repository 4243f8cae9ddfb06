import type { KeptQuotation, Span } from '../domain.ts';
import { alignPhrase } from './align-phrase.ts';
import type { Candidates } from './gather-candidates.ts';
import { readStoryContext, type StoryContext } from './story-context.ts';
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
  const contexts = new Map([...stories].map(([id, story]) => [id, readStoryContext(story, read)]));
  const readings = quotations.map((kept) => readQuotation(kept, contexts.get(kept.story.id), read));
  const pool = readings.map(({ stems }) => stems);
  const names = new Set(query.about.flatMap(({ name }) => read(name).map(({ stem }) => stem)));
  const topic = weighTerms(read(query.topic), 'topic', pool, vocabulary).map((term) =>
    names.has(term.stem) ? { ...term, weight: nameWeight * term.weight } : term,
  );
  const frame = weighTerms(read(query.wording), 'topic', pool, vocabulary).filter(({ isSmall }) => isSmall);
  const phrase = weighTerms(read(query.phrase ?? query.wording), 'phrase', pool, vocabulary);
  const people = [...query.people, ...query.choices].map(({ name }) => lastStem(read(name)));
  const ranked = readings
    .filter(
      (reading) =>
        people.length === 0 || reading.kept.personId !== null || mayBeTheirs(people, topic, reading),
    )
    .map((reading) => rankOne(reading, { query, topic, frame, phrase }));
  return ranked.sort((a, b) => b.score - a.score);
}

const lastStem = (tokens: readonly Token[]) => tokens.at(-1)?.stem ?? '';

/** Whether a quotation of nobody sure stands beside one of the names and says itself what is asked. */
function mayBeTheirs(names: readonly string[], topic: readonly Term[], reading: QuotationReading): boolean {
  const { kept, words, passage, context } = reading;
  const before = context?.around(kept.quotation.contents[0].paragraph).before ?? [];
  if (![...passage, ...before].some(({ stem }) => names.includes(stem))) return false;
  return (
    cover(topic, (term) => Math.max(inWords * found(term, words), inPassage * found(term, passage))) >=
    leastOfNobodySure
  );
}

// The share of the topic that a quotation without a sure speaker must itself print to be offered for somebody's.
const leastOfNobodySure = 0.45;

// The names of those whom the question is about say more than its other words.
const nameWeight = 1.6;

/** A candidate's texts by how near they stand to its words. */
interface QuotationReading {
  readonly kept: KeptQuotation;
  readonly runs: readonly (readonly Token[])[];
  readonly words: readonly Token[];
  readonly passage: readonly Token[];
  readonly title: readonly Token[];
  readonly context: StoryContext | undefined;
  /** All stems of words and passage. */
  readonly stems: ReadonlySet<string>;
}

function readQuotation(
  kept: KeptQuotation,
  context: StoryContext | undefined,
  read: ReadText,
): QuotationReading {
  const runs = kept.runs.map(({ text }) => read(text));
  const words = runs.flat();
  const passage = kept.passage.split('\n').flatMap(read);
  const title = context?.title ?? read(kept.story.title);
  const stems = new Set([...words, ...passage, ...title].map(({ stem }) => stem));
  return { kept, runs, words, passage, title, context, stems };
}

// What a word of the topic counts for by where it is found.
const inWords = 1;
const inPassage = 0.85;
const before = 0.6;
const beside = 0.45;
const inTitle = 0.55;
const inLead = 0.45;
const inBody = 0.28;

interface Asking {
  readonly query: UnderstoodQuery;
  readonly topic: readonly Term[];
  /** Words of asking, which say a little when the text has them. */
  readonly frame: readonly Term[];
  readonly phrase: readonly Term[];
}

function rankOne(reading: QuotationReading, asking: Asking): RankedQuotation {
  const { query, topic, frame, phrase } = asking;
  const { kept, words } = reading;
  const coverage = cover(topic, (term) => bestPlace(term, reading));
  const aligned = alignPhrase(phrase, words);
  const alignment = aligned.share;
  const framed = cover(frame, (term) => bestPlace(term, reading));
  const relevance = relevanceOf(query, coverage, alignment) + byFrame * framed;
  const score = relevance * preference(query, reading) + tieBreak(reading);
  return {
    kept,
    score,
    coverage,
    alignment,
    matches: listMatches(reading, [...topic, ...phrase], aligned.met),
  };
}

// What the words of asking add at most.
const byFrame = 0.08;

function relevanceOf(query: UnderstoodQuery, coverage: number, alignment: number): number {
  if (query.topic === '' && query.phrase === null) return 1;
  switch (query.phraseEvidence) {
    case null:
      return 0.9 * coverage + 0.1 * alignment;
    case 'bare':
      return Math.max(0.8 * alignment + 0.2 * coverage, 0.75 * coverage);
    default:
      return 0.8 * alignment + 0.2 * coverage;
  }
}

function cover(terms: readonly Term[], worth: (term: Term) => number): number {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : terms.reduce((sum, term) => sum + term.weight * worth(term), 0) / total;
}

function bestPlace(term: Term, { words, passage, title, context, kept }: QuotationReading): number {
  const near = context?.around(kept.quotation.contents[0].paragraph);
  let best = inWords * found(term, words);
  const consider = (share: number, tokens: readonly Token[] | undefined) => {
    if (best < share && tokens) best = Math.max(best, share * found(term, tokens));
  };
  consider(inPassage, passage);
  consider(before, near?.before);
  consider(inTitle, title);
  consider(beside, near?.after);
  consider(inLead, context?.lead);
  consider(inBody, context?.body);
  return best;
}

function found(term: Term, tokens: readonly Token[]): number {
  let best = 0;
  for (const token of tokens) {
    best = Math.max(best, likeness(term, token));
    if (best === 1) break;
  }
  return best;
}

/** What speaks for or against a quotation beside its words: dates and outlet in the question's words, whose it is. */
function preference(query: UnderstoodQuery, { kept }: QuotationReading): number {
  let factor = 1;
  const { published, outlet } = kept.story;
  if (query.since && (published === null || published < query.since)) factor *= outsideDates;
  if (query.until && (published === null || published >= query.until)) factor *= outsideDates;
  if (query.outlet && query.outlet !== outlet) factor *= otherOutlet;
  if (query.people.length === 0 && query.about.some(({ id }) => id === kept.personId)) factor *= ofTheTopic;
  if (query.people.length + query.choices.length > 0 && kept.personId === null) factor *= ofNobodySure;
  if (query.crowd && isCrowd(kept)) factor *= ofTheCrowd;
  return factor;
}

const outsideDates = 0.6;
// Who names an outlet means it: others are offered only where it has nothing.
const otherOutlet = 0.35;
// A quotation without a sure speaker, printed beside the name that is asked after.
const ofNobodySure = 0.75;
// "comments on Kay" are not Kay's own.
const ofTheTopic = 0.7;
const ofTheCrowd = 1.1;

const isCrowd = ({ quotation }: KeptQuotation) =>
  quotation.speaker === null || quotation.speaker.startsWith('@');

/** Small differences that order equals: fuller quotations first, surer speakers, newer stories. */
function tieBreak({ kept, words }: QuotationReading): number {
  const fullness = Math.min(words.length, fullWords) / fullWords;
  const age = kept.story.published ? (Date.parse(kept.story.published) - epochMs) / spanMs : 0;
  return 0.04 * fullness + 0.01 * kept.quotation.confidence + 0.005 * Math.min(1, Math.max(0, age));
}

// A quotation of this many words says all that a card can show at a glance.
const fullWords = 20;
// Recency runs from the year 2000 over fifty years: enough to order, too little to outweigh relevance.
const epochMs = Date.UTC(2000, 0);
const spanMs = 50 * 365.25 * 86_400_000;

/** Lists the spans of the story in which the quotation prints words of the question. */
function listMatches(
  { kept, runs, words }: QuotationReading,
  terms: readonly Term[],
  met: readonly number[],
): readonly Span[] {
  const content = terms.filter(({ isSmall }) => !isSmall);
  const aligned = new Set(met.map((index) => words[index]));
  return runs.flatMap((tokens, run) => {
    const span = kept.quotation.contents[run];
    if (!span) return [];
    return tokens
      .filter(
        (token) =>
          (aligned.has(token) && terms.length > 0 && isTelling(token, content)) || found1(token, content),
      )
      .map(({ start, end }) => ({
        paragraph: span.paragraph,
        start: span.start + start,
        end: span.start + end,
      }));
  });
}

const found1 = (token: Token, content: readonly Term[]) => content.some((term) => likeness(term, token) > 0);
const isTelling = found1;
