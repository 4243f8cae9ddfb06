/** What an index tells of a document that it found: its row, and what ties look at. */
export interface Entry {
  /** The row of the quotation, or of the story. */
  readonly key: number;
  readonly storyKey: number;
  /** Page order within the story. */
  readonly position: number;
  readonly publishedMs: number | null;
}

/** Orders newest first, undated last; within a story in page order. The record lists in the same order. */
export function compareEntries(a: Entry, b: Entry): number {
  const undated = Number.NEGATIVE_INFINITY;
  const [dateA, dateB] = [a.publishedMs ?? undated, b.publishedMs ?? undated];
  if (dateA !== dateB) return dateB > dateA ? 1 : -1;
  return b.storyKey - a.storyKey || a.position - b.position;
}
