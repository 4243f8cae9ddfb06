import type { StoryPerson } from './person.ts';
import type { Span, StoryHead } from './story.ts';

/** One utterance and who spoke it. Its words are always sliced from the story, never retyped. */
export interface Quotation {
  /** Stable across re-reading as long as the words stay the same. */
  readonly id: string;
  readonly storyId: string;
  /** The words said, outer marks excluded; several spans when the quotation is split. In order, never overlapping. */
  readonly contents: readonly [Span, ...Span[]];
  /** The full name as the story gives it; null where unnamed or not sure enough. */
  readonly speaker: string | null;
  /** The words that stand for the speaker in print ("an insider", "the dad of two, 46", "she"). */
  readonly speakerAs: string | null;
  /** The word that introduces the quotation ("said", "told", "according to"); null when floating. */
  readonly cue: string | null;
  readonly kind: QuotationKind;
  /** Probability that the attribution is right, 0 to 1. */
  readonly confidence: number;
}

export type QuotationKind = 'quotation' | 'fragment' | 'answer';

/** What reading a story for quotations yields. */
export interface Reading {
  readonly quotations: readonly Quotation[];
  readonly people: readonly StoryPerson[];
}

/** A quotation as the library gives it back: with its words, its passage and its story's head. */
export interface KeptQuotation {
  readonly quotation: Quotation;
  readonly story: StoryHead;
  readonly personId: string | null;
  /** The words of each span of `contents`, in order. */
  readonly runs: readonly [Run, ...Run[]];
  /** The words of the paragraphs that hold the quotation, for context. */
  readonly passage: string;
  /** Where in the passage each run begins. */
  readonly places: readonly number[];
}

/** One quoted stretch with its words. */
export interface Run {
  readonly paragraph: number;
  readonly text: string;
}

/** Who else reports the same utterance as a quotation, however cut or worded. */
export interface Reports {
  /** The same for quotations of the same utterance; another once the library knows more or less of it. */
  readonly utteranceId: string;
  /** The quotation that stands for all: the earliest full one, named if any is; itself where it stands alone. */
  readonly leadId: string;
  /** In how many stories besides the leading one the utterance is reported. */
  readonly otherStoryCount: number;
  /** In how many outlets besides the leading one. */
  readonly otherOutletCount: number;
}
