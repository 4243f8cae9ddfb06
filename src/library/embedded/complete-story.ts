import type { StoryHead } from '../../domain.ts';
import { foldWords } from '../../words/index.ts';
import type { RecordFile } from './record-file.ts';
import { readHeads } from './story-reader.ts';

/** Completes a headline by prefixes of any of its words, newest first. */
export function completeStory(record: RecordFile, typed: string, limit: number): StoryHead[] {
  const words = foldWords(typed);
  const conditions = ['TRUE', ...words.map(() => 'instr(title_words, ?) > 0')];
  const rows = record.all<{ key: number }>(
    `SELECT key FROM stories WHERE ${conditions.join(' AND ')} ORDER BY published_ms DESC, key DESC LIMIT ?`,
    ...words.map((word) => ` ${word}`),
    limit,
  );
  return readHeads(
    record,
    rows.map(({ key }) => key),
  );
}
