import type { StoryHead } from '../../../domain.ts';
import { foldWords } from '../../../words/index.ts';
import type { RecordFile } from '../record/record-file.ts';
import { readHeads } from './story-reader.ts';

/** Headlines looked through for each letter that is typed: a few hundredths of a second's work at most. */
const newestCountMax = 20_000;

/** Completes one of the newest headlines by prefixes of any of its words, newest first. */
export function completeStory(record: RecordFile, typed: string, limit: number): StoryHead[] {
  const words = foldWords(typed);
  const conditions = ['TRUE', ...words.map(() => 'instr(title_words, ?) > 0')];
  const rows = record.all<{ key: number }>(
    `SELECT key FROM (SELECT key, title_words FROM stories ORDER BY published_ms DESC, key DESC LIMIT ${newestCountMax})
     WHERE ${conditions.join(' AND ')} LIMIT ?`,
    ...words.map((word) => ` ${word}`),
    limit,
  );
  return readHeads(
    record,
    rows.map(({ key }) => key),
  );
}
