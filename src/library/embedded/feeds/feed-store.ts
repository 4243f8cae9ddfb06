import type { Instant, KeptFeed } from '../../../domain.ts';
import type { FeedChange } from '../../library.ts';
import type { RecordFile, SqlValue } from '../record/record-file.ts';

/** How long a feed is left alone until its own pace is known, in milliseconds: half an hour. */
const firstIntervalMs = 30 * 60_000;

interface FeedRow {
  readonly key: number;
  readonly url: string;
  readonly title: string | null;
  readonly state: KeptFeed['state'];
  readonly added_ms: number;
  readonly next_ms: number;
  readonly interval_ms: number;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly version_url: string | null;
  readonly read_ms: number | null;
  readonly failure_count: number;
  readonly failing_ms: number | null;
  readonly failure: string | null;
  readonly note: string | null;
  readonly kept: number;
  readonly waiting: number;
  readonly given_up: number;
}

/** Lists the feeds in the order in which they were added. */
export function listFeeds(record: RecordFile): readonly KeptFeed[] {
  return record.all<FeedRow>('SELECT * FROM feeds ORDER BY key').map(makeFeed);
}

/** Adds a feed, unless one stands under its address. */
export function addFeed(
  record: RecordFile,
  { url, title, addedAt, nextAt }: Pick<KeptFeed, 'url' | 'title' | 'addedAt' | 'nextAt'>,
): { readonly feed: KeptFeed; readonly isNew: boolean } {
  return record.write(() => {
    const read = () => record.first<FeedRow>('SELECT * FROM feeds WHERE url = ?', url);
    const known = read();
    if (known !== undefined) return { feed: makeFeed(known), isNew: false };
    record.run(
      'INSERT INTO feeds (url, title, added_ms, next_ms, interval_ms) VALUES (?, ?, ?, ?, ?)',
      url,
      title,
      Date.parse(addedAt),
      Date.parse(nextAt),
      firstIntervalMs,
    );
    const added = read();
    if (added === undefined) throw new Error(`The feed ${url} was not written.`);
    return { feed: makeFeed(added), isNew: true };
  });
}

/** Writes what changes of a feed; nothing where another feed has the new address. */
export function changeFeed(record: RecordFile, feedId: string, change: FeedChange): KeptFeed | null {
  const columns = Object.entries(columnsOf(change)).filter(([, value]) => value !== undefined);
  return record.write(() => {
    if (columns.length > 0) {
      record.run(
        `UPDATE OR IGNORE feeds SET ${columns.map(([name]) => `${name} = ?`).join(', ')} WHERE key = ?`,
        ...columns.map(([, value]) => value ?? null),
        feedId,
      );
    }
    const row = record.first<FeedRow>('SELECT * FROM feeds WHERE key = ?', feedId);
    return row === undefined ? null : makeFeed(row);
  });
}

/** Removes a feed with its entries. */
export function removeFeed(record: RecordFile, feedId: string): boolean {
  return record.write(() => {
    const isKnown = record.first('SELECT 1 FROM feeds WHERE key = ?', feedId) !== undefined;
    record.run('DELETE FROM feeds WHERE key = ?', feedId);
    return isKnown;
  });
}

interface Claim {
  readonly now: Instant;
  readonly until: Instant;
  readonly limit: number;
}

/** Takes feeds that are due, so that no other process reads them too. */
export function claimFeeds(record: RecordFile, { now, until, limit }: Claim): readonly KeptFeed[] {
  const nowMs = Date.parse(now);
  const findDue = () => record.all<{ key: number }>(selectDue, nowMs, limit);
  // Most of the time nothing is due, and a look into the file is cheaper than a write.
  if (findDue().length === 0) return [];
  return record.write(() =>
    findDue().flatMap(({ key }) => {
      record.run('UPDATE feeds SET claimed_ms = ? WHERE key = ?', Date.parse(until), key);
      return record.all<FeedRow>('SELECT * FROM feeds WHERE key = ?', key).map(makeFeed);
    }),
  );
}

const waitingMs = `(SELECT MIN(e.next_ms) FROM feed_entries e WHERE e.feed_key = f.key AND e.state = 'waiting')`;

const selectDue = `SELECT f.key FROM feeds f
  WHERE f.state = 'active' AND (f.claimed_ms IS NULL OR f.claimed_ms <= ?1)
    AND (f.next_ms <= ?1 OR ${waitingMs} <= ?1)
  ORDER BY MIN(f.next_ms, COALESCE(${waitingMs}, f.next_ms)), f.key LIMIT ?2`;

function columnsOf(change: FeedChange): Readonly<Record<string, SqlValue | undefined>> {
  return {
    url: change.url,
    title: change.title,
    state: change.state,
    next_ms: readMs(change.nextAt),
    interval_ms: change.intervalMs,
    claimed_ms: readMs(change.claimedUntil),
    etag: change.etag,
    last_modified: change.lastModified,
    version_url: change.versionUrl,
    read_ms: readMs(change.readAt),
    failure_count: change.failureCount,
    failing_ms: readMs(change.failingSince),
    failure: change.failure,
    note: change.note,
  };
}

function readMs(instant: Instant | null | undefined): number | null | undefined {
  return instant === null || instant === undefined ? instant : Date.parse(instant);
}

function makeFeed(row: FeedRow): KeptFeed {
  return {
    id: String(row.key),
    url: row.url,
    title: row.title,
    state: row.state,
    addedAt: writeInstant(row.added_ms),
    nextAt: writeInstant(row.next_ms),
    intervalMs: row.interval_ms,
    etag: row.etag,
    lastModified: row.last_modified,
    versionUrl: row.version_url,
    readAt: row.read_ms === null ? null : writeInstant(row.read_ms),
    failureCount: row.failure_count,
    failingSince: row.failing_ms === null ? null : writeInstant(row.failing_ms),
    failure: row.failure,
    note: row.note,
    storyCounts: { kept: row.kept, waiting: row.waiting, givenUp: row.given_up },
  };
}

function writeInstant(ms: number): Instant {
  return new Date(ms).toISOString();
}
