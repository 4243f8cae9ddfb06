import { makeKeys } from '../../../utterances/index.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { KeptSaying } from './saying-reader.ts';

/** Where a rare run of words stands. */
export interface KeyPlace {
  readonly shingle: number;
  readonly quotationKey: number;
}

/** A run of words that so many utterances have is a way of speaking: it tells nothing, and is written no more. */
const utterancesOfKeyMax = 12;

/** Reads where runs of words stand, those left out that too many utterances have. */
export function readKeyPlaces(record: RecordFile, shingles: readonly number[]): readonly KeyPlace[] {
  const places = record.all<{ shingle: number; quotation_key: number }>(
    `SELECT k.shingle, k.quotation_key
     FROM json_each(?) wanted CROSS JOIN utterance_keys k ON k.shingle = wanted.value`,
    JSON.stringify(shingles),
  );
  const counts = new Map<number, number>();
  for (const { shingle } of places) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  return places
    .filter(({ shingle }) => (counts.get(shingle) ?? 0) < utterancesOfKeyMax)
    .map(({ shingle, quotation_key }) => ({ shingle, quotationKey: quotation_key }));
}

/** Writes a quotation's keys for its utterance; each stands once for an utterance, however many print it. */
export function writeKeys(record: RecordFile, saying: KeptSaying, utteranceKey: number): void {
  record.run(
    `INSERT OR IGNORE INTO utterance_keys (shingle, utterance_key, quotation_key)
     SELECT value, ?, ? FROM json_each(?)
     WHERE (SELECT COUNT(*) FROM utterance_keys k WHERE k.shingle = value) < ${utterancesOfKeyMax}`,
    utteranceKey,
    saying.key,
    JSON.stringify(makeKeys(saying)),
  );
}

/** Takes all keys out that some of an utterance's quotations may have given it. */
export function dropKeys(record: RecordFile, sayings: readonly KeptSaying[], utteranceKey: number): void {
  const shingles = new Set(sayings.flatMap(makeKeys));
  record.run(
    'DELETE FROM utterance_keys WHERE utterance_key = ? AND shingle IN (SELECT value FROM json_each(?))',
    utteranceKey,
    JSON.stringify([...shingles]),
  );
}
