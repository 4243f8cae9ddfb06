import type { Documents, StoryDocuments } from './documents.ts';
import { type ByField, type Field, kindOfField, mapFields } from './fields.ts';

/** One part of the index: some stories' documents and where their words stand. */
export interface Segment {
  readonly documents: Documents;
  /** Takes a story out; does nothing when it was no more. */
  bury(story: number): void;
  /** In how many documents a term stands; what was taken out may still be among them. */
  count(term: string, field: Field): number;
  /** As {@link count}, without what was taken out: exact, and slower. */
  countLiving(term: string, field: Field): number;
  walk(walk: Walk): void;
  /** Gives the terms here within some letters of one, in any of the fields. */
  findLike(term: string, distance: number, among: readonly Field[]): ReadonlySet<string>;
}

/** What the whole library knows, by which each segment is to score. */
export interface Statistics {
  /** Documents of the field's kind. */
  documentCount(field: Field): number;
  /** Terms in the field, on average over those documents. */
  averageLength(field: Field): number;
  /** Documents with the term in the field. */
  matchCount(term: string, field: Field): number;
}

/** A walk along the places of a term in one field. */
export interface Walk {
  readonly term: string;
  readonly field: Field;
  readonly statistics: Statistics;
  /** Rows that are not let through cost next to nothing. */
  readonly admits: (row: number) => boolean;
  /** Told each row found and its BM25. */
  readonly collect: (row: number, score: number) => void;
}

/** A document's terms, by field; fields of the other kind of document are left out. */
export interface DocumentTerms {
  readonly key: number;
  readonly position: number;
  readonly personKey: number | null;
  readonly terms: Readonly<Partial<Record<Field, readonly string[]>>>;
}

/** Describes a story by the terms of its documents: its own, then its quotations'. */
export function describeStory(
  story: Omit<StoryDocuments, 'lengths' | 'quotations'>,
  texts: readonly DocumentTerms[],
): StoryDocuments {
  const [own, ...quotations] = texts.map((text) => ({ ...text, lengths: countTerms(text) }));
  return { ...story, lengths: own?.lengths ?? mapFields(() => 0), quotations };
}

function countTerms({ terms }: DocumentTerms): ByField<number> {
  return mapFields((field) => new Set(terms[field]).size);
}

/** Gives a field's average over the living documents of all segments that can have it. */
export function averageOverAll(segments: readonly Segment[], field: Field): number {
  let [length, count] = [0, 0];
  for (const { documents } of segments) {
    length += documents.liveLengthOf(field);
    count += documents.countLive(kindOfField[field]);
  }
  return count === 0 ? 0 : length / count;
}
