import { digestText } from '../digest.ts';
import type { RecordFile } from '../record-file.ts';
import { ByteReader } from './bytes.ts';
import { type Documents, decodeDocuments } from './documents.ts';
import type { Written } from './merge-segments.ts';

/** A kept segment whose words are not read yet. */
export interface StoredSegment {
  readonly key: number;
  readonly documents: Documents;
  /** How much memory it takes, about. */
  readonly sizeBytes: number;
}

/** Changes with what is kept, and with how words become terms; a segment of another format is made anew. */
const format = 2;

/**
 * Reads which segments there are and what documents they hold, newest first. What is damaged, or of another format, is
 * left out: its stories are indexed anew from the record, and {@link dropSegments} removes it.
 */
export function readSegments(record: RecordFile): {
  readonly segments: readonly StoredSegment[];
  readonly unusable: readonly number[];
} {
  const segments: StoredSegment[] = [];
  const unusable: number[] = [];
  for (const { key } of record.all<{ key: number }>(
    'SELECT key FROM segments ORDER BY change DESC, key DESC',
  )) {
    const segment = readSegment(record, key);
    if (segment === null) unusable.push(key);
    else segments.push(segment);
  }
  return { segments, unusable };
}

interface HeadRow {
  readonly format: number;
  readonly head: ArrayBuffer;
  readonly head_digest: string;
  readonly row_count: number;
  readonly term_count: number;
  readonly posting_count: number;
}

/** Reads a segment's documents; null when they are damaged, of another format, or there no more. */
export function readSegment(record: RecordFile, key: number): StoredSegment | null {
  const row = record.first<HeadRow>(
    'SELECT format, head, head_digest, row_count, term_count, posting_count FROM segments WHERE key = ?',
    key,
  );
  const head = row === undefined ? null : readProven(row.head, row.head_digest);
  if (row?.format !== format || head === null) return null;
  const { row_count: rowCount, term_count: termCount, posting_count: postingCount } = row;
  const sizeBytes = estimateBytes({ rowCount, termCount, postingCount });
  return { key, documents: decodeDocuments(new ByteReader(head)), sizeBytes };
}

/** Reads a segment's words; null when they are damaged, or another process has put the segment into a larger one. */
export function readBody(record: RecordFile, key: number): ByteReader | null {
  const row = record.first<{ body: ArrayBuffer; body_digest: string }>(
    'SELECT body, body_digest FROM segments WHERE key = ?',
    key,
  );
  const body = row === undefined ? null : readProven(row.body, row.body_digest);
  return body === null ? null : new ByteReader(body);
}

/** Gives the bytes of a column if they are those that were written. */
function readProven(column: ArrayBuffer, digest: string): Uint8Array | null {
  const bytes = new Uint8Array(column);
  return digestText(bytes) === digest ? bytes : null;
}

/** Keeps a segment in place of those it was merged of; null, with nothing written, when one of them is there no more. */
export function storeSegment(
  record: RecordFile,
  { head, body, change, storyCount, rowCount, termCount, postingCount }: Written,
  insteadOf: readonly number[],
): number | null {
  return record.write(() => {
    const there = record.first<{ count: number }>(
      'SELECT COUNT(*) AS count FROM segments WHERE key IN (SELECT value FROM json_each(?))',
      JSON.stringify(insteadOf),
    );
    if (there?.count !== insteadOf.length) return null;
    dropSegments(record, insteadOf);
    return record.run(
      `INSERT INTO segments
         (format, change, story_count, row_count, term_count, posting_count, head, head_digest, body, body_digest)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      format,
      change,
      storyCount,
      rowCount,
      termCount,
      postingCount,
      head,
      digestText(head),
      body,
      digestText(body),
    );
  });
}

export function dropSegments(record: RecordFile, keys: readonly number[]): void {
  record.run('DELETE FROM segments WHERE key IN (SELECT value FROM json_each(?))', JSON.stringify(keys));
}

/** Drops segments with words of stories that do not stand in the record as they did. */
export function dropStaleSegments(record: RecordFile): void {
  const changes = new Map(
    record
      .all<{ key: number; change: number }>('SELECT key, change FROM stories')
      .map(({ key, change }) => [key, change]),
  );
  const { segments, unusable } = readSegments(record);
  const stale = segments.filter(({ documents }) => !documents.isAllOf(changes)).map(({ key }) => key);
  dropSegments(record, [...unusable, ...stale]);
}

// Measured on Node 20: a posting is an entry of a Map, a term some Maps of its own, a document some entries.
const bytesAPosting = 36;
const bytesATerm = 640;
const bytesADocument = 240;

/** Estimates the memory that a segment takes once it is loaded. */
export function estimateBytes({
  rowCount,
  termCount,
  postingCount,
}: Pick<Written, 'rowCount' | 'termCount' | 'postingCount'>): number {
  return bytesAPosting * postingCount + bytesATerm * termCount + bytesADocument * rowCount;
}
