import type { KnownPage, PageVersion } from '../../library.ts';
import { digestText } from '../record/digest.ts';
import type { RecordFile } from '../record/record-file.ts';

/** Servers name versions in some ten letters; one that needs more is not worth keeping. */
const LENGTH_MAX = 500;

/** Keeps by what pages can be asked for again; of a story that is gone meanwhile nothing. */
export function keepVersions(record: RecordFile, versions: readonly PageVersion[]): void {
  record.write(() => {
    for (const { address, storyId, etag, lastModified } of versions) {
      if ((etag ?? '').length > LENGTH_MAX || (lastModified ?? '').length > LENGTH_MAX) continue;
      record.run(
        `INSERT OR REPLACE INTO page_versions (address, story_key, etag, last_modified)
         SELECT ?, key, ?, ? FROM stories WHERE id = ?`,
        digestAddress(address),
        etag,
        lastModified,
        storyId,
      );
    }
  });
}

/** Reads what is known of the page at an address; null when nothing is, or its story has come otherwise since. */
export function readKnownPage(record: RecordFile, address: string): KnownPage | null {
  const row = record.first<Omit<KnownPage, 'address'>>(
    `SELECT s.id AS storyId, s.title, v.etag, v.last_modified AS lastModified,
            (SELECT COUNT(*) FROM quotations q WHERE q.story_key = s.key) AS quotationCount
     FROM page_versions v JOIN stories s ON s.key = v.story_key WHERE v.address = ?`,
    digestAddress(address),
  );
  return row === undefined ? null : { address, ...row };
}

/** Forgets what was known of the pages of a story whose text changes: who asks for one of them gets it whole. */
export function dropVersions(record: RecordFile, storyKey: number): void {
  record.run('DELETE FROM page_versions WHERE story_key = ?', storyKey);
}

/** What stands behind the fragment never reaches a server. */
function digestAddress(address: string): string {
  return digestText(address.trim().replace(/#.*$/s, ''));
}
