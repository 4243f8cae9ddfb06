import type { FileKind } from './name-kind.ts';

/** Where a stream comes from. */
export interface Origin {
  /** The input as given. */
  readonly input: string;
  /** What a message calls it. */
  readonly name: string;
  /** The id of a story without one of its own; null where there is none to give. */
  readonly id: string | null;
  /** What the name promises; `unknown` is found out by looking. */
  readonly kind: FileKind;
  /** How many of its items are read already, and the byte after them that it begins with; null for its start. */
  readonly resume: { readonly done: number; readonly position: number | null };
}
