import type { StoryHead } from '../../domain.ts';
import { foldName, foldWords } from './fold.ts';
import type { RecordFile } from './record-file.ts';
import { readHeads } from './story-reader.ts';

/** Completes an outlet's name by prefix of any word of it, the one with the most stories first. */
export function completeOutlet(record: RecordFile, typed: string, limit: number): string[] {
  const rows = record.all<{ outlet: string; folded: string }>(
    `SELECT MIN(outlet) AS outlet, outlet_folded AS folded FROM stories
     WHERE outlet_folded IS NOT NULL GROUP BY outlet_folded ORDER BY COUNT(*) DESC, folded`,
  );
  const wanted = ` ${foldName(typed)}`;
  return rows
    .filter(({ folded }) => ` ${folded}`.includes(wanted))
    .slice(0, limit)
    .map(({ outlet }) => outlet);
}

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
