import type { Person, Span } from '../../domain.ts';
import { parseColumn, readRuns, readSpans } from './quotation-columns.ts';
import type { RecordFile } from './record-file.ts';

/** A story's words as the indexes want them. */
export interface StoryTexts {
  readonly outlet: string | null;
  readonly publishedMs: number | null;
  readonly headline: string;
  /** The first paragraph of prose. */
  readonly lead: string;
  /** The prose after it. */
  readonly body: string;
  readonly quotations: readonly QuotationTexts[];
}

export interface QuotationTexts {
  readonly key: number;
  readonly position: number;
  readonly personKey: number | null;
  readonly words: string;
  /** What stands around the words in their paragraphs; the words themselves are not in it, or they would count twice. */
  readonly passage: string;
}

/** Reads a story's words for the indexes; null when the story is gone. */
export function readStoryTexts(record: RecordFile, storyKey: number): StoryTexts | null {
  const head = record.first<{
    title: string;
    outlet: string | null;
    published: number | null;
    noise: string;
  }>(
    'SELECT title, outlet_folded AS outlet, published_ms AS published, noise FROM stories WHERE key = ?',
    storyKey,
  );
  if (head === undefined) return null;
  const paragraphs = record
    .all<{ text: string }>('SELECT text FROM paragraphs WHERE story_key = ? ORDER BY position', storyKey)
    .map(({ text }) => text);
  const noise = new Set(parseColumn<number[]>(record, head.noise));
  const [lead = '', ...body] = paragraphs.filter(
    (text, position) => !noise.has(position) && text.trim() !== '',
  );
  return {
    outlet: head.outlet,
    publishedMs: head.published,
    headline: head.title,
    lead,
    body: body.join('\n'),
    quotations: readQuotationTexts(record, storyKey, paragraphs),
  };
}

interface QuotationRow {
  readonly key: number;
  readonly id: string;
  readonly position: number;
  readonly person_key: number | null;
  readonly contents: string;
  readonly words_digest: string;
}

function readQuotationTexts(
  record: RecordFile,
  storyKey: number,
  paragraphs: readonly string[],
): QuotationTexts[] {
  return record
    .all<QuotationRow>(
      `SELECT key, id, position, person_key, contents, words_digest
       FROM quotations WHERE story_key = ? ORDER BY position`,
      storyKey,
    )
    .map((row) => {
      const spans = readSpans(record, row);
      const runs = readRuns(record, { ...row, spans }, (paragraph) => paragraphs[paragraph]);
      return {
        key: row.key,
        position: row.position,
        personKey: row.person_key,
        words: runs.map(({ text }) => text).join(' '),
        passage: cutSurroundings(spans, paragraphs),
      };
    });
}

function cutSurroundings(spans: readonly Span[], paragraphs: readonly string[]): string {
  const positions = [...new Set(spans.map(({ paragraph }) => paragraph))];
  const pieces = positions.flatMap((position) => {
    const text = paragraphs[position] ?? '';
    const inside = spans.filter(({ paragraph }) => paragraph === position);
    const starts = [0, ...inside.map(({ end }) => end)];
    return starts.map((start, index) => text.slice(start, inside[index]?.start ?? text.length));
  });
  return pieces.join(' ');
}

/** Changes after one, up to another. */
export interface Changes {
  readonly since: number;
  readonly upTo: number;
}

/** Reads the rows that were removed. */
export function readRemovals(
  record: RecordFile,
  kind: 'story' | 'person',
  { since, upTo }: Changes,
): number[] {
  return record
    .all<{ key: number }>(
      'SELECT key FROM removals WHERE kind = ? AND change > ? AND change <= ?',
      kind,
      since,
      upTo,
    )
    .map(({ key }) => key);
}

/** Reads the people whose rows changed. */
export function readPeople(
  record: RecordFile,
  { since, upTo }: Changes,
): { readonly key: number; readonly person: Person }[] {
  return record
    .all<{ key: number; id: string; name: string; aliases: string; quotation_count: number }>(
      'SELECT key, id, name, aliases, quotation_count FROM people WHERE change > ? AND change <= ?',
      since,
      upTo,
    )
    .map(({ key, id, name, aliases, quotation_count: quotationCount }) => ({
      key,
      person: { id, name, aliases: parseColumn<string[]>(record, aliases), quotationCount },
    }));
}
