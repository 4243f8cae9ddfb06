import type { RecordFile } from './record-file.ts';

/** Gives the number of the last change that any process made. */
export function readChange(record: RecordFile): number {
  return record.first<{ change: number }>('SELECT change FROM clock')?.change ?? 0;
}

/** Counts a change; every row that it touches carries the number. */
export function countChange(record: RecordFile): number {
  record.run('UPDATE clock SET change = change + 1');
  return readChange(record);
}

/** Notes that a row is gone, for indexes that still hold it. */
export function noteRemoval(record: RecordFile, kind: 'story' | 'person', key: number, change: number): void {
  record.run('INSERT INTO removals (change, kind, key) VALUES (?, ?, ?)', change, kind, key);
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
