import { readChange, readRemovals } from '../../record/change-clock.ts';
import { digestText } from '../../record/digest.ts';
import { parseColumn } from '../../record/quotation-columns.ts';
import type { RecordFile } from '../../record/record-file.ts';
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
const format = 3;

/** Lists the kept segments, those with the newest stories first. */
export function listSegments(record: RecordFile): readonly number[] {
  return record
    .all<{ key: number }>('SELECT key FROM segments ORDER BY change DESC, key DESC')
    .map(({ key }) => key);
}

interface HeadRow {
  readonly format: number;
  readonly head: ArrayBuffer;
  readonly head_digest: string;
  readonly row_count: number;
  readonly term_count: number;
  readonly body_size: number;
}

/** Reads a segment's documents; null when they are damaged, of another format, or there no more. */
export function readSegment(record: RecordFile, key: number): StoredSegment | null {
  const row = record.first<HeadRow>(
    'SELECT format, head, head_digest, row_count, term_count, length(body) AS body_size FROM segments WHERE key = ?',
    key,
  );
  const head = row === undefined ? null : readProven(row.head, row.head_digest);
  if (row?.format !== format || head === null) return null;
  const sizeBytes = estimateBytes({
    rowCount: row.row_count,
    termCount: row.term_count,
    bodySize: row.body_size,
  });
  return { key, documents: decodeDocuments(new ByteReader(head)), sizeBytes };
}

/** Reads a segment's words; null when they are damaged, or another process has put the segment into a larger one. */
export function readBody(record: RecordFile, key: number): Uint8Array | null {
  const row = record.first<{ body: ArrayBuffer; body_digest: string }>(
    'SELECT body, body_digest FROM segments WHERE key = ?',
    key,
  );
  return row === undefined ? null : readProven(row.body, row.body_digest);
}

/** Gives the bytes of a column if they are those that were written. */
function readProven(column: ArrayBuffer, digest: string): Uint8Array | null {
  const bytes = new Uint8Array(column);
  return digestText(bytes) === digest ? bytes : null;
}

/** A segment that is ready to be kept. */
export interface Storable extends Written {
  readonly documents: Documents;
  readonly headDigest: string;
  readonly bodyDigest: string;
}

/** Readies a segment for {@link storeSegment}; all that can be done before the write. */
export function prepareSegment(written: Written): Storable {
  return {
    ...written,
    documents: decodeDocuments(new ByteReader(written.head)),
    headDigest: digestText(written.head),
    bodyDigest: digestText(written.body),
  };
}

/**
 * Keeps a segment in place of those it was merged of. Nothing is written when one of them is there no more (`gone`), or
 * when a story in it was removed after the change up to which it follows the record (`stale`): what is forgotten never
 * comes back to the disk.
 */
export function storeSegment(
  record: RecordFile,
  segment: Storable,
  { insteadOf, since }: { readonly insteadOf: readonly number[]; readonly since: number },
): number | 'gone' | 'stale' {
  return record.write(() => {
    const there = record.first<{ count: number }>(
      'SELECT COUNT(*) AS count FROM segments WHERE key IN (SELECT value FROM json_each(?))',
      JSON.stringify(insteadOf),
    );
    if (there?.count !== insteadOf.length) return 'gone';
    const removed = new Set(readRemovals(record, 'story', { since, upTo: readChange(record) }));
    const { documents } = segment;
    if (!documents.every((story) => !removed.has(documents.storyKeyOf(story)))) return 'stale';
    dropSegments(record, insteadOf);
    return record.run(
      `INSERT INTO segments
         (format, change, story_count, row_count, term_count, posting_count, head, head_digest, body, body_digest)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      format,
      segment.change,
      segment.storyCount,
      segment.rowCount,
      segment.termCount,
      segment.postingCount,
      segment.head,
      segment.headDigest,
      segment.body,
      segment.bodyDigest,
    );
  });
}

export function dropSegments(record: RecordFile, keys: readonly number[]): void {
  record.run('DELETE FROM segments WHERE key IN (SELECT value FROM json_each(?))', JSON.stringify(keys));
}

/** Drops segments with words of stories that do not stand in the record as they did. */
export function dropStaleSegments(record: RecordFile): void {
  const changes = readChanges(record, { after: 0, countMax: Number.MAX_SAFE_INTEGER });
  const isStale = (key: number) => {
    const documents = readSegment(record, key)?.documents;
    return !documents?.every(
      (story) => changes.get(documents.storyKeyOf(story)) === documents.changeOf(story),
    );
  };
  dropSegments(record, listSegments(record).filter(isStale));
}

/** Which stories to read: those that were added after one, at most so many. */
export interface StoryRange {
  readonly after: number;
  readonly countMax: number;
}

/** Gives by its row the change in which each story was written last, the first added first. */
export function readChanges(record: RecordFile, { after, countMax }: StoryRange): Map<number, number> {
  return pairColumns(
    record,
    `SELECT json_group_array(key) AS keys, json_group_array(change) AS changes
     FROM (SELECT key, change FROM stories WHERE key > ? ORDER BY key LIMIT ?)`,
    after,
    countMax,
  );
}

/** As {@link readChanges}, of some stories only. */
export function readChangesOf(record: RecordFile, documents: Documents): Map<number, number> {
  const keys = Array.from({ length: documents.storyCount }, (_, story) => documents.storyKeyOf(story));
  return pairColumns(
    record,
    `SELECT json_group_array(key) AS keys, json_group_array(change) AS changes
     FROM stories WHERE key IN (SELECT value FROM json_each(?))`,
    JSON.stringify(keys),
  );
}

/** Reads all rows as one: a hundred thousand rows of their own take ten times as long. */
function pairColumns(
  record: RecordFile,
  sql: string,
  ...values: readonly (string | number)[]
): Map<number, number> {
  const row = record.first<{ keys: string; changes: string }>(sql, ...values);
  const changes = parseColumn<number[]>(record, row?.changes ?? '[]');
  return new Map(parseColumn<number[]>(record, row?.keys ?? '[]').map((key, at) => [key, changes[at] ?? 0]));
}

// Measured on Node 20: a term is a text and where its places begin, a document a number in each column.
const bytesATerm = 44;
const bytesADocument = 48;

/** Estimates the memory that a segment takes once it is loaded. */
export function estimateBytes({
  rowCount,
  termCount,
  bodySize,
}: {
  readonly rowCount: number;
  readonly termCount: number;
  readonly bodySize: number;
}): number {
  return bodySize + bytesATerm * termCount + bytesADocument * rowCount;
}
