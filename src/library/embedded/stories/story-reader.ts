import type {
  KeptQuotation,
  Layout,
  Quotation,
  Span,
  Story,
  StoryDetails,
  StoryHead,
} from '../../../domain.ts';
import { makeAddressKey } from '../../../make-address-key.ts';
import { cutPassage } from '../record/cut-passage.ts';
import { parseColumn, readRuns, readSpans } from '../record/quotation-columns.ts';
import type { RecordFile } from '../record/record-file.ts';

/** Reads a whole story; null when there is none. */
export function readStory(
  record: RecordFile,
  column: 'id' | 'url' | 'address_key',
  value: string,
): Story | null {
  const row = record.first<StoryRow>(
    `SELECT ${headColumns}, s.noise, s.layout, s.details FROM stories s WHERE s.${column} = ?`,
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
    noise: parseColumn<number[]>(record, row.noise),
    ...(row.layout === null ? {} : { layout: parseColumn<Layout>(record, row.layout) }),
    ...(row.details === null ? {} : { details: parseColumn<StoryDetails>(record, row.details) }),
  };
}

/** Reads the story at an address, in whatever form it is given; null when there is none. */
export function readStoryAt(record: RecordFile, url: string): Story | null {
  const key = makeAddressKey(url);
  return readStory(record, 'url', url) ?? (key === null ? null : readStory(record, 'address_key', key));
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
  readonly layout: string | null;
  readonly details: string | null;
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
  FROM quotations q JOIN stories s ON s.key = q.story_key LEFT JOIN people n ON n.key = q.person_key
  LEFT JOIN people p ON p.key = COALESCE(n.lead_key, n.key)`;

function makeHead(row: HeadRow): StoryHead {
  const { story_id: id, url, title, outlet, author, published } = row;
  return { id, url, title, outlet, author, published };
}

function makeKept(record: RecordFile, row: QuotationRow): KeptQuotation {
  const contents = readSpans(record, row);
  const { id, speaker, speaker_as: speakerAs, cue, kind, confidence, story_id: storyId } = row;
  const quotation = { id, storyId, contents, speaker, speakerAs, cue, kind, confidence };
  const paragraphs = readParagraphs(record, row.story_key, contents);
  const runs = readRuns(record, { ...row, spans: contents }, (position) => paragraphs.get(position));
  return {
    quotation,
    story: makeHead(row),
    personId: row.person_id,
    runs,
    ...cutPassage(contents, (position) => paragraphs.get(position) ?? ''),
  };
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
