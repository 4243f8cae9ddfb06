/** What stands before the words of a turn: a name or a letter, as printed without its colon. */
export interface Label {
  readonly text: string;
  /** Where the label begins, after a time before it. */
  readonly start: number;
  /** Where the words begin, after the label. */
  readonly end: number;
}

/** Longer openings are sentences, in characters. */
export const labelMax = 60;

/**
 * "Kay Reyes: …", "KR: …", "Kay (laughs): …", "Q. …", "[00:12] KAY REYES, HOST: …"; asterisks are the bold print of pasted
 * text.
 */
const label =
  /^\s*(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?[\s–—-]*)?[*_]*(?:(?<letter>[QA])(?=\s*[.):–—-])|(?<name>[\p{Lu}@][^\s:,;.!?]*\.?(?: [^\s:,;!?]{1,20}){0,5}?))(?:, \p{Lu}[\p{Lu} -]{2,24})?(?: ?[([][^)\]]{1,30}[)\]])?[*_]*\s*(?:[:：]|(?<=[QA]\s*)[.)–—-])[*_]*(?:\s+|$)/u;

const mayHoldLabel = /[:：]|^\s*[*_]*[QA]\b/u;

/** Reads the label that a line begins with; null where it begins with none. */
export function readLabel(line: string): Label | null {
  const head = line.slice(0, labelMax);
  // A quick look, which spares most lines the reading.
  if (!mayHoldLabel.test(head)) return null;
  const found = label.exec(head);
  const printed = found?.groups?.['letter'] ?? found?.groups?.['name'];
  if (found === null || printed === undefined) return null;
  const text = printed.replace(/[*_]+/g, '').trim();
  return { text, start: found[0].lastIndexOf(printed), end: found[0].length };
}

/** Fewer lines with labels are lists of facts: "Director: …", "Cast: …". */
const labelledMin = 4;

/**
 * Finds the lines that are turns of people who talk, by their labels: enough of them, and most of these with a label that comes
 * again. By line: where the words begin.
 */
export function findTurnLines(lines: readonly string[]): ReadonlyMap<number, number> {
  const labels = new Map<number, Label>();
  const counts = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const found = readLabel(line);
    if (found === null) continue;
    labels.set(index, found);
    counts.set(found.text, (counts.get(found.text) ?? 0) + 1);
  }
  const coming = [...labels].filter(([, { text }]) => (counts.get(text) ?? 0) > 1);
  if (labels.size < labelledMin || coming.length * 2 < labels.size) return new Map();
  return new Map([...labels].map(([index, { end }]) => [index, end]));
}
