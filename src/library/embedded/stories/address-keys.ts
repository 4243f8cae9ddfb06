import { makeAddressKey } from '../../../make-address-key.ts';
import type { RecordFile } from '../record/record-file.ts';

/** Stories written before addresses had keys; those written since have one before copies of them are looked for. */
const lacking = 'sketch IS NULL AND address_key IS NULL AND url IS NOT NULL';

/** Whether stories are left that were written before addresses had keys. */
export function lacksAddressKeys(record: RecordFile): boolean {
  return record.first(`SELECT 1 FROM stories WHERE ${lacking} LIMIT 1`) !== undefined;
}

/** Gives some of those the key of their address, the next ones behind `afterKey`; gives the last one's, null at the end. */
export function fillAddressKeys(record: RecordFile, afterKey: number, countMax: number): number | null {
  const rows = record.all<{ key: number; url: string }>(
    `SELECT key, url FROM stories WHERE ${lacking} AND key > ? ORDER BY key LIMIT ?`,
    afterKey,
    countMax,
  );
  for (const { key, url } of rows) {
    record.run('UPDATE stories SET address_key = ? WHERE key = ?', makeAddressKey(url), key);
  }
  return rows.at(-1)?.key ?? null;
}
