import type { Run } from '../../../domain.ts';
import { compareSayings, compareSpeakers } from '../../../utterances/index.ts';
import type { RecordFile } from '../record/record-file.ts';
import { type KeptSaying, SayingReader } from './saying-reader.ts';
import { findUtterances, type UtteranceMatch } from './utterance-finder.ts';
import { dropKeys, writeKeys } from './utterance-keys.ts';

/**
 * Keeps together which quotations report the same utterance. Works inside the caller's write.
 *
 * An utterance is a number that its quotations share. A new quotation is compared with few, joins what it reports, and
 * joins two utterances when it proves to be of both. When one goes, the rest is kept together only if it still holds.
 */
export class UtteranceWriter {
  readonly #record: RecordFile;
  readonly #sayings: SayingReader;

  constructor(record: RecordFile) {
    this.#record = record;
    this.#sayings = new SayingReader(record);
  }

  /** Takes note of words about to be written; gives how many they are. */
  expect(runs: readonly Run[], wordsDigest: string): number {
    return this.#sayings.expect(runs, wordsDigest).words.length;
  }

  /** Reads what a story reported, to be handed to {@link replace} once its rows are rewritten or gone. */
  readStory(storyKey: number): readonly KeptSaying[] {
    return this.#sayings.read('q.story_key = ? ORDER BY q.position', storyKey);
  }

  /** Brings the utterances up to a story's new rows; words that stood there before stay where they were. */
  replace(storyKey: number, former: readonly KeptSaying[]): void {
    const left = new Set(former);
    const fresh = this.readStory(storyKey).filter((saying) => {
      const same = [...left].find((one) => one.utteranceKey !== null && isSameReport(one, saying));
      if (same === undefined) return true;
      left.delete(same);
      this.#settle(saying, same.utteranceKey ?? saying.key);
      return false;
    });
    const loosened = this.#mend([...left]);
    for (const saying of [...fresh, ...loosened]) this.#gather(saying);
  }

  /** Gathers some of the quotations that were written before utterances were kept. */
  gatherSome(countMax: number): void {
    const waiting = this.#sayings.read('q.utterance_key IS NULL ORDER BY q.key LIMIT ?', countMax);
    for (const saying of waiting) this.#gather(saying);
  }

  // ── Joining ────────────────────────────────────────────────────────────────────────────────────────

  #gather(saying: KeptSaying): void {
    const matches = findUtterances(this.#record, this.#sayings, saying);
    let home: number | null = null;
    for (const match of matches) {
      if (match.likeness === 'fragment' && !mayJoin(saying, match, home !== null)) continue;
      if (home === null) home = match.utteranceKey;
      else if (this.#areOfOneSpeaker(home, match.utteranceKey)) this.#merge(match.utteranceKey, home);
    }
    this.#settle(saying, home ?? saying.key);
    writeKeys(this.#record, saying, home ?? saying.key);
  }

  #settle({ key, words }: KeptSaying, utteranceKey: number): void {
    this.#record.run(
      'UPDATE quotations SET utterance_key = ?, word_count = ? WHERE key = ?',
      utteranceKey,
      words.length,
      key,
    );
    if (utteranceKey !== key) this.#chooseLead(utteranceKey);
  }

  #areOfOneSpeaker(one: number, other: number): boolean {
    const [speakers, others] = [one, other].map((utteranceKey) =>
      this.#record.all<{ speaker: string | null }>(
        'SELECT DISTINCT speaker FROM quotations WHERE utterance_key = ?',
        utteranceKey,
      ),
    );
    const relations = speakers?.flatMap(
      (a) => others?.map((b) => compareSpeakers(a.speaker, b.speaker)) ?? [],
    );
    return relations?.includes('same') === true || relations?.includes('different') === false;
  }

  #merge(from: number, into: number): void {
    const versions = this.#readWordings(from);
    dropKeys(this.#record, versions, from);
    for (const version of versions) writeKeys(this.#record, version, into);
    this.#record.run('UPDATE quotations SET utterance_key = ? WHERE utterance_key = ?', into, from);
  }

  // ── Parting ────────────────────────────────────────────────────────────────────────────────────────

  /** Takes out what is gone, and gives the quotations that must be gathered anew because it held them together. */
  #mend(gone: readonly KeptSaying[]): readonly KeptSaying[] {
    const utterances = new Set(gone.flatMap(({ utteranceKey }) => utteranceKey ?? []));
    return [...utterances].flatMap((utteranceKey) => {
      const missing = gone.filter((saying) => saying.utteranceKey === utteranceKey);
      const rest = this.#readWordings(utteranceKey);
      dropKeys(this.#record, [...missing, ...rest], utteranceKey);
      this.#chooseLead(utteranceKey);
      if (this.#holdsTogether(rest, utteranceKey)) {
        for (const version of rest) writeKeys(this.#record, version, utteranceKey);
        return [];
      }
      const loosened = this.#sayings.read('q.utterance_key = ? ORDER BY q.key', utteranceKey);
      this.#record.run(
        'UPDATE quotations SET utterance_key = NULL, leads = 1 WHERE utterance_key = ?',
        utteranceKey,
      );
      return loosened.map((saying) => ({ ...saying, utteranceKey: null }));
    });
  }

  /** Whether every wording is still like the one that leads; who is not may have hung on what is gone. */
  #holdsTogether(versions: readonly KeptSaying[], utteranceKey: number): boolean {
    const [lead] = this.#sayings.read('q.utterance_key = ? AND q.leads = 1', utteranceKey);
    return versions.every((version) => lead !== undefined && compareSayings(lead, version) !== null);
  }

  /** Reads an utterance's wordings, each once for each speaker. */
  #readWordings(utteranceKey: number): readonly KeptSaying[] {
    return this.#sayings.read('q.utterance_key = ? GROUP BY q.words_digest, q.speaker', utteranceKey);
  }

  // ── Rows ───────────────────────────────────────────────────────────────────────────────────────────

  /** Lets the earliest full version lead: of those that name the speaker, if any does. */
  #chooseLead(utteranceKey: number): void {
    const lead = this.#record.first<{ key: number }>(
      `SELECT q.key FROM quotations q WHERE q.utterance_key = ?1
       ORDER BY
         q.speaker IS NULL,
         q.word_count < ${fullShare} * (SELECT MAX(word_count) FROM quotations WHERE utterance_key = ?1),
         q.published_ms IS NULL, q.published_ms, q.key
       LIMIT 1`,
      utteranceKey,
    );
    if (lead === undefined) return;
    this.#record.run(
      'UPDATE quotations SET leads = 0 WHERE utterance_key = ? AND leads = 1 AND key <> ?',
      utteranceKey,
      lead.key,
    );
    this.#record.run('UPDATE quotations SET leads = 1 WHERE key = ? AND leads = 0', lead.key);
  }
}

/** A version with this share of the fullest one's words is a full one: outlets drop a word here and there. */
const fullShare = 0.8;

function isSameReport(one: KeptSaying, other: KeptSaying): boolean {
  return (
    one.wordsDigest === other.wordsDigest &&
    one.speaker === other.speaker &&
    one.personKey === other.personKey &&
    one.publishedMs === other.publishedMs
  );
}

/** A fragment goes with one fuller saying: it never joins a second, nor two with one another. */
function mayJoin({ words }: KeptSaying, match: UtteranceMatch, hasHome: boolean): boolean {
  const isPiece = words.length <= match.matchWordCount;
  return isPiece ? !hasHome : match.wordCountMax <= match.matchWordCount;
}
