import type { Quotation } from '../../../domain.ts';
import { writeSpans } from '../record/quotation-columns.ts';
import type { RecordFile } from '../record/record-file.ts';

/** The ids under which a story's words stood before, by the words' digest, in page order. */
export type FormerIds = ReadonlyMap<string, readonly string[]>;

interface QuotationsToWrite {
  readonly storyId: string;
  readonly storyKey: number;
  readonly publishedMs: number | null;
  readonly quotations: readonly Quotation[];
  /** For each quotation the digest of its words. */
  readonly wordsDigests: readonly string[];
  /** For each quotation the number of its comparable words. */
  readonly wordCounts: readonly number[];
  /** For each quotation the row of its speaker. */
  readonly personKeys: readonly (number | null)[];
  readonly formerIds: FormerIds;
}

/** Takes a story's quotations out and gives the ids that they had. */
export function releaseQuotations(record: RecordFile, storyKey: number): FormerIds {
  const rows = record.all<{ id: string; words_digest: string }>(
    'SELECT id, words_digest FROM quotations WHERE story_key = ? ORDER BY position',
    storyKey,
  );
  record.run('DELETE FROM quotations WHERE story_key = ?', storyKey);
  const idsByWords = new Map<string, string[]>();
  for (const row of rows)
    idsByWords.set(row.words_digest, [...(idsByWords.get(row.words_digest) ?? []), row.id]);
  return idsByWords;
}

/** Writes a story's quotations; words that stood there before get their former id back. */
export function writeQuotations(record: RecordFile, given: QuotationsToWrite): void {
  const { storyId, storyKey, publishedMs, quotations, wordsDigests, wordCounts, personKeys, formerIds } =
    given;
  // A former id never passes to other words, or an old link would show what it never showed.
  const reserved = new Set([...formerIds.values()].flat());
  const uses = new Map<string, number>();
  quotations.forEach((quotation, position) => {
    const wordsDigest = wordsDigests[position] ?? '';
    const use = uses.get(wordsDigest) ?? 0;
    uses.set(wordsDigest, use + 1);
    const id =
      formerIds.get(wordsDigest)?.[use] ??
      findFreeId(record, { id: quotation.id, storyId, wordsDigest, reserved });
    record.run(
      `INSERT INTO quotations (story_key, position, id, person_key, contents, speaker, speaker_as, cue, kind, confidence, words_digest, published_ms, word_count)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      storyKey,
      position,
      id,
      personKeys[position] ?? null,
      writeSpans(quotation.contents),
      quotation.speaker,
      quotation.speakerAs,
      quotation.cue,
      quotation.kind,
      quotation.confidence,
      wordsDigest,
      publishedMs,
      wordCounts[position] ?? 0,
    );
  });
}

interface WantedId {
  readonly id: string;
  readonly storyId: string;
  readonly wordsDigest: string;
  readonly reserved: ReadonlySet<string>;
}

/** Gives the quotation's own id, or one made of its story and words when that id stands for other words. */
function findFreeId(record: RecordFile, { id, storyId, wordsDigest, reserved }: WantedId): string {
  const isFree = (candidate: string) =>
    !reserved.has(candidate) &&
    record.first('SELECT 1 FROM quotations WHERE id = ?', candidate) === undefined;
  if (isFree(id)) return id;
  const made = `${storyId}-${wordsDigest}`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? made : `${made}-${number}`;
    if (isFree(candidate)) return candidate;
  }
}
