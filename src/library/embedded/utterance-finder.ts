import { compareSayings, compareSpeakers, type Likeness, makeKeys } from '../../utterances/index.ts';
import type { RecordFile } from './record-file.ts';
import type { KeptSaying, SayingReader } from './saying-reader.ts';

/** An utterance that a saying may be a report of. */
export interface UtteranceMatch {
  readonly utteranceKey: number;
  readonly likeness: Likeness;
  /** Words of the longest version and of the one that matches, and how far from it in time. */
  readonly wordCountMax: number;
  readonly matchWordCount: number;
  readonly distanceMs: number;
}

/** A run of words that more utterances have is a way of speaking, and tells nothing. */
const utterancesOfKeyMax = 12;
/** Utterances that are compared for their words, those with most keys in common first. */
const utterancesByKeysMax = 16;
/** Versions of one utterance that are compared; the others say the same as these. */
const versionsComparedMax = 8;
/** What the same person said around the same time, for pieces too short to have keys. */
const speechesEachWayMax = 16;

/**
 * Finds the utterances that a saying may report, surest first. The work is bounded, whatever the library holds: it
 * compares at most 16 utterances with words in common and 32 quotations of the same person.
 */
export function findUtterances(
  record: RecordFile,
  sayings: SayingReader,
  saying: KeptSaying,
): readonly UtteranceMatch[] {
  const candidates = [...findByKeys(record, saying), ...findBySpeaker(record, saying)];
  return [...new Set(candidates)]
    .filter((utteranceKey) => utteranceKey !== saying.utteranceKey)
    .flatMap((utteranceKey) => matchUtterance(sayings, saying, utteranceKey) ?? [])
    .sort(compareMatches);
}

function findByKeys(record: RecordFile, saying: KeptSaying): readonly number[] {
  const counts = new Map<number, number>();
  for (const shingle of makeKeys(saying)) {
    const rows = record.all<{ utterance_key: number }>(
      `SELECT utterance_key FROM utterance_keys WHERE shingle = ? LIMIT ${utterancesOfKeyMax + 1}`,
      shingle,
    );
    if (rows.length > utterancesOfKeyMax) continue;
    for (const { utterance_key } of rows) counts.set(utterance_key, (counts.get(utterance_key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || a - b)
    .slice(0, utterancesByKeysMax)
    .map(([utteranceKey]) => utteranceKey);
}

function findBySpeaker(record: RecordFile, { personKey, publishedMs }: KeptSaying): readonly number[] {
  if (personKey === null || publishedMs === null) return [];
  const around = (side: '<=' | '>', order: 'DESC' | 'ASC') =>
    record
      .all<{ utterance_key: number | null }>(
        `SELECT utterance_key FROM quotations WHERE person_key = ? AND published_ms ${side} ?
         ORDER BY published_ms ${order} LIMIT ${speechesEachWayMax}`,
        personKey,
        publishedMs,
      )
      .flatMap(({ utterance_key }) => utterance_key ?? []);
  return [...around('<=', 'DESC'), ...around('>', 'ASC')];
}

function matchUtterance(
  sayings: SayingReader,
  saying: KeptSaying,
  utteranceKey: number,
): UtteranceMatch | null {
  // One of each wording and speaker, the fullest first.
  const versions = sayings
    .read(
      `q.utterance_key = ? GROUP BY q.words_digest, q.speaker ORDER BY q.word_count DESC, q.key LIMIT ${versionsComparedMax}`,
      utteranceKey,
    )
    .flatMap((version) => ({ version, likeness: compareSayings(saying, version) }));
  if (
    !areOfOneSpeaker(
      saying,
      versions.map(({ version }) => version),
    )
  ) {
    // Only words beyond chance join what is put into two people's mouths, and those prove themselves.
    const isProven = versions.some(
      ({ version, likeness }) =>
        likeness === 'words' && compareSpeakers(saying.speaker, version.speaker) === 'different',
    );
    if (!isProven) return null;
  }
  const best =
    versions.find(({ likeness }) => likeness === 'words') ??
    versions.find(({ likeness }) => likeness === 'fragment');
  if (best === undefined || best.likeness === null) return null;
  return {
    utteranceKey,
    likeness: best.likeness,
    wordCountMax: versions[0]?.version.words.length ?? 0,
    matchWordCount: best.version.words.length,
    distanceMs: Math.abs((best.version.publishedMs ?? 0) - (saying.publishedMs ?? 0)),
  };
}

function areOfOneSpeaker(saying: KeptSaying, versions: readonly KeptSaying[]): boolean {
  const relations = versions.map(({ speaker }) => compareSpeakers(saying.speaker, speaker));
  return relations.includes('same') || !relations.includes('different');
}

function compareMatches(a: UtteranceMatch, b: UtteranceMatch): number {
  const rank = { words: 0, fragment: 1 };
  return (
    rank[a.likeness] - rank[b.likeness] || a.distanceMs - b.distanceMs || a.utteranceKey - b.utteranceKey
  );
}
