import type { Person } from '../domain.ts';
import { stopWords } from '../words/index.ts';
import { coverWithContext, type QuotationReading } from './quotation-reading.ts';
import { type Rarities, type Term, weighTerms } from './terms.ts';
import type { ReadText } from './tokens.ts';
import { asksForSomebody, type UnderstoodQuery } from './understood-query.ts';
import { reactionWords, type Vocabulary } from './vocabulary.ts';

/** The question's words, weighed by their rarity among the candidates, and how texts are read to be compared with them. */
export interface Asking {
  readonly query: UnderstoodQuery;
  readonly topic: readonly Term[];
  /** Of the topic what it is about: neither who is to speak ("fans", "the coach") nor how ("tributes"). */
  readonly content: readonly Term[];
  /** Words of asking, which say a little when the text has them. */
  readonly frame: readonly Term[];
  readonly phrase: readonly Term[];
  /** The noun that stands for an unnamed speaker. */
  readonly role: Term | null;
  /** Of the names of those whom the question is about. */
  readonly aboutStems: readonly string[];
  readonly read: ReadText;
  readonly vocabulary: Vocabulary;
}

// The names of those whom the question is about say more than its other words where anybody may speak, and less where
// it is known whose words are wanted: everybody speaks of their friends.
const nameWeight = 1.6;
const aboutWeight = 0.6;

/** Weighs a question's words among the candidates. */
export function weighQuestion(
  query: UnderstoodQuery,
  readings: readonly QuotationReading[],
  { read, rarities, vocabulary }: Pick<Asking, 'read' | 'vocabulary'> & { readonly rarities: Rarities },
): Asking {
  const pool = readings.map(({ words, passage, title }) => [words, passage, title]);
  const weigh = (text: string, use: 'topic' | 'phrase') =>
    weighTerms(read(text).tokens, use, { pool, rarities, vocabulary });
  const isOpen = !asksForSomebody(query);
  const names = new Set(query.about.flatMap(({ name }) => [...read(name).stems]));
  const terms = weigh(query.topic, 'topic');
  const weighed = isOpen ? terms : levelUnmet(joinNames(terms, query.about, read), readings);
  const topic = weighed.map((term) =>
    names.has(term.stem) ? { ...term, weight: term.weight * (isOpen ? nameWeight : aboutWeight) } : term,
  );
  const frame = weigh(query.wording, 'topic').filter(({ isSmall }) => isSmall);
  const phrase = weigh(query.phrase ?? query.wording, 'phrase');
  const [role = null] = weigh(query.role ?? '', 'topic');
  const isOfSpeaking = ({ form, stem }: Term) =>
    stem === role?.stem || vocabulary.crowdWords.has(form) || reactionWords.has(form);
  const content = topic.filter((term) => !term.isSmall && !isOfSpeaking(term));
  return { query, topic, content, frame, phrase, role, aboutStems: [...names], read, vocabulary };
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
    const rarity = Math.max(first.rarity, ...others.map((other) => other.rarity));
    return rest.flatMap((term) =>
      term === first ? [{ ...first, near, weight, rarity }] : others.includes(term) ? [] : [term],
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
