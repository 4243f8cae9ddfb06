import type { Run } from '../../../domain.ts';
import { readWords, type Saying, type WordLists, type Words } from '../../../utterances/index.ts';
import { readLexiconRows, readLexiconWords, readNumbers, stopWords } from '../../../words/index.ts';
import { readRuns, readSpans } from '../record/quotation-columns.ts';
import type { RecordFile } from '../record/record-file.ts';

/** A quotation in the record, as printings are compared. */
export interface KeptSaying extends Saying {
  readonly key: number;
  readonly wordsDigest: string;
  readonly personKey: number | null;
  /** Null before it has been gathered. */
  readonly utteranceKey: number | null;
}

const commonWords: ReadonlySet<string> = new Set(readLexiconWords('common-words'));

/** The word lists by which kept quotations are compared. */
export const wordLists: WordLists = {
  spokenForms: new Map(readLexiconRows('spoken-forms').map(([word = '', ...stand]) => [word, stand])),
  readNumbers,
  isSmall: (word) => stopWords.has(word) || commonWords.has(word),
};

/** Words kept at hand; those of one news day are compared again and again. */
const wordsCacheSizeMax = 10_000;

/** Reads quotations of one record as printings are compared, and remembers the words of those read last. */
export class SayingReader {
  readonly #record: RecordFile;
  /** By the digest of the words, which never stands for others. */
  readonly #words = new Map<string, Words>();

  constructor(record: RecordFile) {
    this.#record = record;
  }

  /** Reads the quotations whose rows a condition lets through, such as `q.story_key = ?`. */
  read(condition: string, ...values: readonly (string | number | null)[]): KeptSaying[] {
    return this.#record
      .all<SayingRow>(`SELECT ${columns} FROM quotations q WHERE ${condition}`, ...values)
      .map((row) => ({
        ...this.#readWords(row),
        key: row.key,
        storyKey: row.story_key,
        wordsDigest: row.words_digest,
        personKey: row.person_key,
        utteranceKey: row.utterance_key,
        speaker: row.speaker,
        publishedMs: row.published_ms,
      }));
  }

  /** Reads words that are about to be written, so that they need not be read back. */
  expect(runs: readonly Run[], wordsDigest: string): Words {
    const known = this.#words.get(wordsDigest);
    if (known !== undefined) return known;
    const words = readWords(
      runs.map(({ text }) => text),
      wordLists,
    );
    if (this.#words.size >= wordsCacheSizeMax) this.#words.clear();
    this.#words.set(wordsDigest, words);
    return words;
  }

  #readWords(row: SayingRow): Words {
    const known = this.#words.get(row.words_digest);
    if (known !== undefined) return known;
    const paragraphAt = (position: number) =>
      this.#record.first<{ text: string }>(
        'SELECT text FROM paragraphs WHERE story_key = ? AND position = ?',
        row.story_key,
        position,
      )?.text;
    const runs = readRuns(this.#record, { ...row, spans: readSpans(this.#record, row) }, paragraphAt);
    return this.expect(runs, row.words_digest);
  }
}

interface SayingRow {
  readonly key: number;
  readonly id: string;
  readonly story_key: number;
  readonly person_key: number | null;
  readonly contents: string;
  readonly speaker: string | null;
  readonly words_digest: string;
  readonly published_ms: number | null;
  readonly utterance_key: number | null;
}

const columns =
  'q.key, q.id, q.story_key, q.person_key, q.contents, q.speaker, q.words_digest, q.published_ms, q.utterance_key';
