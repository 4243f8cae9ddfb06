/** What an index knows of a document besides its words: its row, and what filters and ties look at. */
export interface Entry {
  /** The row of the quotation, or of the story. */
  readonly key: number;
  readonly storyKey: number;
  /** Page order within the story. */
  readonly position: number;
  readonly personKey: number | null;
  readonly outlet: string | null;
  readonly publishedMs: number | null;
}

/** Tells whether the filters let a document through. */
export type Admits = (entry: Entry) => boolean;

/** Orders newest first, undated last; within a story in page order. The record lists in the same order. */
export function compareEntries(a: Entry, b: Entry): number {
  const undated = Number.NEGATIVE_INFINITY;
  const [dateA, dateB] = [a.publishedMs ?? undated, b.publishedMs ?? undated];
  if (dateA !== dateB) return dateB > dateA ? 1 : -1;
  return b.storyKey - a.storyKey || a.position - b.position;
}
