import {
  compareSayings,
  compareSpeakers,
  type Likeness,
  makeKeys,
  newsDaysMax,
} from '../../../utterances/index.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { KeptSaying, SayingReader } from './saying-reader.ts';
import { readKeyPlaces } from './utterance-keys.ts';

/** An utterance that a saying may be a report of. */
export interface UtteranceMatch {
  readonly utteranceKey: number;
  readonly likeness: Likeness;
  /** Words of the longest version and of the one that matches, and how far from it in time. */
  readonly wordCountMax: number;
  readonly matchWordCount: number;
  readonly distanceMs: number;
}

/** Quotations compared because they have words in common, those with most in common first. */
const comparedByKeysMax = 16;
/** Quotations of the same person compared, each way in time, where one of the two is short. */
const comparedBySpeakerMax = 12;
/** Words so few that, with one changed or moved, no key may be in common. */
const shortWordCountMax = 8;
/** Beyond this a few words are no proof. */
const newsMs = newsDaysMax * 86_400_000;

/**
 * Finds the utterances that a saying may report, surest first. The work is bounded, whatever the library holds: some
 * forty quotations are compared at most.
 */
export function findUtterances(
  record: RecordFile,
  sayings: SayingReader,
  saying: KeptSaying,
): readonly UtteranceMatch[] {
  const candidates = [...findByKeys(record, saying), ...findBySpeaker(record, saying)];
  const versions = sayings.read(
    'q.key IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set(candidates)]),
  );
  const best = new Map<number, Alike>();
  for (const version of versions) {
    const alike = compareWith(saying, version);
    if (alike === null) continue;
    const known = best.get(alike.utteranceKey);
    if (known === undefined || compareAlike(alike, known) < 0) best.set(alike.utteranceKey, alike);
  }
  return [...best.values()]
    .filter((alike) => isCompatible(record, saying, alike))
    .sort(compareAlike)
    .map((alike) => ({ ...alike, wordCountMax: countWordsMax(record, alike.utteranceKey) }));
}

// ── Candidates ───────────────────────────────────────────────────────────────────────────────────────

function findByKeys(record: RecordFile, saying: KeptSaying): readonly number[] {
  const counts = new Map<number, number>();
  for (const { quotationKey } of readKeyPlaces(record, makeKeys(saying)))
    counts.set(quotationKey, (counts.get(quotationKey) ?? 0) + 1);
  return [...counts]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || a - b)
    .slice(0, comparedByKeysMax)
    .map(([quotationKey]) => quotationKey);
}

/** Finds what the same person said around the same time: all of it for a few words, else what is a few words itself. */
function findBySpeaker(record: RecordFile, { personKey, publishedMs, words }: KeptSaying): readonly number[] {
  if (personKey === null || publishedMs === null) return [];
  const wordCountMax = words.length <= shortWordCountMax ? Number.MAX_SAFE_INTEGER : shortWordCountMax;
  const around = (from: number, to: number, order: 'DESC' | 'ASC') =>
    record.all<{ key: number }>(
      `SELECT key FROM quotations WHERE person_key = ? AND published_ms BETWEEN ? AND ? AND word_count <= ?
       ORDER BY published_ms ${order} LIMIT ${comparedBySpeakerMax}`,
      personKey,
      from,
      to,
      wordCountMax,
    );
  const before = around(publishedMs - newsMs, publishedMs, 'DESC');
  const after = around(publishedMs + 1, publishedMs + newsMs, 'ASC');
  return [...before, ...after].map(({ key }) => key);
}

// ── Comparison ───────────────────────────────────────────────────────────────────────────────────────

interface Alike extends Omit<UtteranceMatch, 'wordCountMax'> {
  readonly isDespiteSpeaker: boolean;
}

function compareWith(saying: KeptSaying, version: KeptSaying): Alike | null {
  const { utteranceKey } = version;
  if (utteranceKey === null || version.key === saying.key) return null;
  const likeness = compareSayings(saying, version);
  if (likeness === null) return null;
  return {
    utteranceKey,
    likeness,
    matchWordCount: version.words.length,
    distanceMs: Math.abs((version.publishedMs ?? 0) - (saying.publishedMs ?? 0)),
    isDespiteSpeaker: compareSpeakers(saying.speaker, version.speaker) === 'different',
  };
}

function compareAlike(a: Alike, b: Alike): number {
  const rank = { words: 0, fragment: 1 };
  return (
    rank[a.likeness] - rank[b.likeness] || a.distanceMs - b.distanceMs || a.utteranceKey - b.utteranceKey
  );
}

/** Whether nobody else is named for the utterance, or its words prove themselves whoever is named. */
function isCompatible(
  record: RecordFile,
  saying: KeptSaying,
  { utteranceKey, isDespiteSpeaker }: Alike,
): boolean {
  if (isDespiteSpeaker) return true;
  const relations = record
    .all<{ speaker: string | null }>(
      'SELECT DISTINCT speaker FROM quotations WHERE utterance_key = ?',
      utteranceKey,
    )
    .map(({ speaker }) => compareSpeakers(saying.speaker, speaker));
  return relations.includes('same') || !relations.includes('different');
}

function countWordsMax(record: RecordFile, utteranceKey: number): number {
  const row = record.first<{ most: number | null }>(
    'SELECT MAX(word_count) AS most FROM quotations WHERE utterance_key = ?',
    utteranceKey,
  );
  return row?.most ?? 0;
}
