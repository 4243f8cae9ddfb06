import type { Span } from '../../domain.ts';
import type { Scene } from '../scene.ts';
import type { Judgement } from '../speakers/attribute-runs.ts';
import type { CutUnmarked } from './cut-unmarked.ts';

/** Words of somebody that stand in print without marks: an answer in an interview, a statement given whole. */
export interface Unmarked {
  /** Which form of print told of them. */
  readonly pass: 'labelled answer' | 'answer' | 'statement' | 'block quote';
  /** In page order; words in marks that are quotations of their own are left out. */
  readonly contents: readonly [Span, ...Span[]];
  /** The full name; null where it cannot be told. */
  readonly speaker: string | null;
  /** Where the label or phrase stands that tells whose words they are; null where none does. */
  readonly phrase: Span | null;
  /** Probability that the speaker is right. */
  readonly confidence: number;
}

/** A story whose runs in marks have been judged. */
export interface JudgedStory {
  readonly scene: Scene;
  readonly judged: readonly Judgement[];
  /** Cuts words out of a line without the quotations in it. */
  readonly cut: CutUnmarked;
}
