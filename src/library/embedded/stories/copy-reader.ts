import type { StoryHead } from '../../../domain.ts';
import type { RecordFile } from '../record/record-file.ts';
import { readHeads } from './story-reader.ts';

/** Gives the stories elsewhere that have the same text as one, the one that stands for it first. */
export function readCopies(record: RecordFile, storyId: string): readonly StoryHead[] {
  const rows = record.all<{ key: number }>(
    `SELECT c.key FROM stories s JOIN stories c ON c.text_key = s.text_key AND c.key <> s.key
     WHERE s.id = ? ORDER BY c.is_copy, c.published_ms IS NULL, c.published_ms, c.key`,
    storyId,
  );
  return readHeads(
    record,
    rows.map(({ key }) => key),
  );
}
