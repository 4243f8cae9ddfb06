import type { FileMark, KeptOrNot, Run, RunMark } from '../../library.ts';
import { parseColumn } from './quotation-columns.ts';
import type { RecordFile } from './record-file.ts';

/** A run that nobody went on with for so long is given up: its archive is then read from its start. */
const abandonedMs = 30 * 86_400_000;

/** Notes how far a run is; to be called in the write that keeps what was read. */
export function writeRun(
  record: RecordFile,
  { runId, note, files }: RunMark,
  outcomes: readonly KeptOrNot[],
): void {
  record.run(
    `INSERT INTO runs (id, marked_ms, note) VALUES (?1, ?2, ?3)
     ON CONFLICT DO UPDATE SET marked_ms = ?2, note = ?3`,
    runId,
    Date.now(),
    JSON.stringify({ note, outcomes: outcomes.map(withoutWords) } satisfies RunNote),
  );
  for (const { path, stamp, done, position, isWhole } of files) {
    record.run(
      'INSERT OR REPLACE INTO run_files (run_id, path, stamp, done, position, is_whole) VALUES (?, ?, ?, ?, ?, ?)',
      runId,
      path,
      stamp,
      done,
      position,
      Number(isWhole),
    );
  }
}

/** Nothing of a story may stand in the mark: it may be forgotten before the reading goes on. */
function withoutWords(outcome: KeptOrNot): KeptOrNot {
  return outcome.result === 'broken' ? { ...outcome, fault: '' } : outcome;
}

/** What the column `note` holds. */
interface RunNote {
  readonly note: string;
  readonly outcomes: readonly KeptOrNot[];
}

/** Reads how far a run is; null when there is none to go on with. */
export function readRun(record: RecordFile, runId: string): Run | null {
  const row = record.first<{ note: string }>('SELECT note FROM runs WHERE id = ?', runId);
  if (row === undefined) return null;
  const files = record.all<Omit<FileMark, 'isWhole'> & { is_whole: number }>(
    'SELECT path, stamp, done, position, is_whole FROM run_files WHERE run_id = ?',
    runId,
  );
  return {
    ...parseColumn<RunNote>(record, row.note),
    files: files.map(({ is_whole, ...file }) => ({ ...file, isWhole: is_whole === 1 })),
  };
}

/** Forgets a run that is at its end, and those that were given up. */
export function dropRun(record: RecordFile, runId: string): void {
  record.run('DELETE FROM runs WHERE id = ? OR marked_ms < ?', runId, Date.now() - abandonedMs);
}
