import type { Instant, KeptEntry } from '../../../domain.ts';
import type { EntryMatch } from '../../library.ts';
import type { RecordFile } from '../record/record-file.ts';

interface EntryRow {
  readonly key: number;
  readonly guid: string | null;
  readonly address: string | null;
  readonly link: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly digest: string;
  readonly state: KeptEntry['state'];
  readonly story_id: string | null;
  readonly reads: number;
  readonly failures: number;
  readonly next_ms: number | null;
  readonly reason: string | null;
}

/** Looks up what is known under an entry's names. */
export function matchEntry(
  record: RecordFile,
  feedId: string,
  { guid, address }: Pick<KeptEntry, 'guid' | 'address'>,
): EntryMatch {
  const find = (condition: string, value: string | null): KeptEntry | null => {
    if (value === null) return null;
    const row = record.first<EntryRow>(
      `SELECT * FROM feed_entries WHERE ${condition} ORDER BY state = 'kept' DESC, key LIMIT 1`,
      feedId,
      value,
    );
    return row === undefined ? null : makeEntry(row);
  };
  return {
    byGuid: find('feed_key = ? AND guid = ?', guid),
    byAddress: find('feed_key = ? AND address = ?', address),
    elsewhere: find('feed_key <> ? AND address = ?', address),
  };
}

/** Writes entries, in place of those with their key. */
export function keepEntries(record: RecordFile, feedId: string, entries: readonly KeptEntry[]): void {
  record.write(() => {
    // Somebody may have removed the feed while it was read.
    if (record.first('SELECT 1 FROM feeds WHERE key = ?', feedId) === undefined) return;
    for (const entry of entries) {
      countEntry(record, feedId, entry);
      record.run(
        `INSERT OR REPLACE INTO feed_entries
           (key, feed_key, guid, address, link, title, published, digest, state, story_id, reads, failures, next_ms, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        entry.key,
        feedId,
        entry.guid,
        entry.address,
        entry.link,
        entry.title,
        entry.published,
        entry.digest,
        entry.state,
        entry.storyId,
        entry.reads,
        entry.failures,
        entry.nextAt === null ? null : Date.parse(entry.nextAt),
        entry.reason,
      );
    }
  });
}

const countColumns = { kept: 'kept', waiting: 'waiting', 'given-up': 'given_up' } as const;

/** Moves an entry that is about to be written from the count of its former state to that of its new one. */
function countEntry(record: RecordFile, feedId: string, { key, state }: KeptEntry): void {
  const former =
    key === null
      ? undefined
      : record.first<Pick<EntryRow, 'state'>>('SELECT state FROM feed_entries WHERE key = ?', key)?.state;
  if (former === state) return;
  const column = countColumns[state];
  record.run(`UPDATE feeds SET ${column} = ${column} + 1 WHERE key = ?`, feedId);
  if (former === undefined) return;
  const left = countColumns[former];
  record.run(`UPDATE feeds SET ${left} = ${left} - 1 WHERE key = ?`, feedId);
}

/** Reads the entries that are to be tried now. */
export function readWaiting(
  record: RecordFile,
  { feedId, now, limit }: { readonly feedId: string; readonly now: Instant; readonly limit: number },
): readonly KeptEntry[] {
  return record
    .all<EntryRow>(
      `SELECT * FROM feed_entries WHERE feed_key = ? AND state = 'waiting' AND next_ms <= ?
       ORDER BY next_ms, key LIMIT ?`,
      feedId,
      Date.parse(now),
      limit,
    )
    .map(makeEntry);
}

function makeEntry(row: EntryRow): KeptEntry {
  return {
    key: row.key,
    guid: row.guid,
    address: row.address,
    link: row.link,
    title: row.title,
    published: row.published,
    digest: row.digest,
    state: row.state,
    storyId: row.story_id,
    reads: row.reads,
    failures: row.failures,
    nextAt: row.next_ms === null ? null : new Date(row.next_ms).toISOString(),
    reason: row.reason,
  };
}
