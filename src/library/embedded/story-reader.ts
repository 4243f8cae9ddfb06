import type { KeptQuotation, Quotation, Span, Story, StoryHead } from '../../domain.ts';
import { LibraryError } from '../../errors.ts';
import { cutRuns, digestRuns } from './cut-runs.ts';
import type { RecordFile } from './record-file.ts';

/** Reads a whole story; null when there is none. */
export function readStory(record: RecordFile, column: 'id' | 'url', value: string): Story | null {
  const row = record.first<StoryRow>(
    `SELECT ${headColumns}, s.noise FROM stories s WHERE s.${column} = ?`,
    value,
  );
  if (row === undefined) return null;
  const paragraphs = record.all<{ text: string }>(
    'SELECT text FROM paragraphs WHERE story_key = ? ORDER BY position',
    row.story_key,
  );
  return {
    ...makeHead(row),
    paragraphs: paragraphs.map(({ text }) => text),
    noise: JSON.parse(row.noise) as number[],
  };
}

/** Reads what is known of the stories in the rows named, in that order. */
export function readHeads(record: RecordFile, storyKeys: readonly number[]): StoryHead[] {
  return storyKeys.flatMap((key) => {
    const row = record.first<HeadRow>(`SELECT ${headColumns} FROM stories s WHERE s.key = ?`, key);
    return row === undefined ? [] : [makeHead(row)];
  });
}

/** Reads the quotations in the rows named, in that order. */
export function readQuotations(record: RecordFile, quotationKeys: readonly number[]): KeptQuotation[] {
  return quotationKeys.flatMap((key) => {
    const row = record.first<QuotationRow>(`${selectQuotation} WHERE q.key = ?`, key);
    return row === undefined ? [] : [makeKept(record, row)];
  });
}

/** Reads a story's quotations in page order. */
export function readQuotationsOf(record: RecordFile, storyId: string): KeptQuotation[] {
  return record
    .all<QuotationRow>(`${selectQuotation} WHERE s.id = ? ORDER BY q.position`, storyId)
    .map((row) => makeKept(record, row));
}

// ── Rows ─────────────────────────────────────────────────────────────────────────────────────────────

interface HeadRow {
  readonly story_key: number;
  readonly story_id: string;
  readonly url: string | null;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: string | null;
}

interface StoryRow extends HeadRow {
  readonly noise: string;
}

interface QuotationRow extends HeadRow {
  readonly id: string;
  readonly person_id: string | null;
  readonly contents: string;
  readonly speaker: string | null;
  readonly speaker_as: string | null;
  readonly cue: string | null;
  readonly kind: Quotation['kind'];
  readonly confidence: number;
  readonly words_digest: string;
}

const headColumns = 's.key AS story_key, s.id AS story_id, s.url, s.title, s.outlet, s.author, s.published';

const selectQuotation = `
  SELECT ${headColumns}, q.id, p.id AS person_id, q.contents, q.speaker, q.speaker_as, q.cue, q.kind, q.confidence, q.words_digest
  FROM quotations q JOIN stories s ON s.key = q.story_key LEFT JOIN people p ON p.key = q.person_key`;

function makeHead(row: HeadRow): StoryHead {
  const { story_id: id, url, title, outlet, author, published } = row;
  return { id, url, title, outlet, author, published };
}

/** @throws LibraryError when the words are not those that were written. */
function makeKept(record: RecordFile, row: QuotationRow): KeptQuotation {
  const contents = readSpans(row.contents);
  const { id, speaker, cue, kind, confidence } = row;
  const quotation: Quotation = {
    id,
    storyId: row.story_id,
    contents,
    speaker,
    speakerAs: row.speaker_as,
    cue,
    kind,
    confidence,
  };
  const paragraphs = readParagraphs(record, row.story_key, contents);
  const runs = cutRuns(quotation, (position) => paragraphs.get(position));
  if (digestRuns(runs) !== row.words_digest) {
    throw new LibraryError(
      record.path,
      `The library ${record.path} is damaged: the words of quotation ${id} are not those that were kept. It was left as it is: move it aside and restore a copy, or ingest the story again.`,
    );
  }
  return {
    quotation,
    story: makeHead(row),
    personId: row.person_id,
    runs,
    passage: [...paragraphs.values()].join('\n'),
  };
}

/** Reads the column `contents`: spans as `[paragraph, start, end]`. */
export function readSpans(contents: string): [Span, ...Span[]] {
  const spans = (JSON.parse(contents) as [number, number, number][]).map(([paragraph, start, end]) => ({
    paragraph,
    start,
    end,
  }));
  return spans as [Span, ...Span[]];
}

function readParagraphs(record: RecordFile, storyKey: number, spans: readonly Span[]): Map<number, string> {
  const positions = [...new Set(spans.map(({ paragraph }) => paragraph))];
  return new Map(
    positions.flatMap((position) => {
      const row = record.first<{ text: string }>(
        'SELECT text FROM paragraphs WHERE story_key = ? AND position = ?',
        storyKey,
        position,
      );
      return row === undefined ? [] : [[position, row.text] as const];
    }),
  );
}
