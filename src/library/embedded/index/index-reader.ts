import type { Person, Span } from '../../../domain.ts';
import type { Changes } from '../record/change-clock.ts';
import { parseColumn, readRuns, readSpans } from '../record/quotation-columns.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { StoryDocuments } from './segments/documents.ts';
import type { DocumentTerms } from './segments/segment.ts';
import { readSayingTerms, readTellingTerms } from './terms.ts';

/** A story as the index wants it: what is known of it, then the terms of its own document and of its quotations'. */
export interface StoryTerms {
  readonly story: Omit<StoryDocuments, 'lengths' | 'quotations'>;
  readonly documents: readonly DocumentTerms[];
}

/**
 * Reads a story's terms for the index; null when the story is gone. Words that say too little to search by are indexed
 * only in quotations and headlines that are made of them.
 */
export function readStoryTerms(record: RecordFile, storyKey: number): StoryTerms | null {
  const head = record.first<HeadRow>(
    'SELECT change, title, outlet_folded AS outlet, published_ms, noise FROM stories WHERE key = ?',
    storyKey,
  );
  if (head === undefined) return null;
  const paragraphs = record
    .all<{ text: string }>('SELECT text FROM paragraphs WHERE story_key = ? ORDER BY position', storyKey)
    .map(({ text }) => text);
  const quotations = readQuotationTexts(record, storyKey, paragraphs);
  const noise = new Set(parseColumn<number[]>(record, head.noise));
  const prose = paragraphs
    .map((text, position) => ({ text, position }))
    .filter(({ text, position }) => !noise.has(position) && text.trim() !== '');
  const quoted = new Set(quotations.flatMap(({ positions }) => positions));
  const body = prose.slice(1).filter(({ position }) => !quoted.has(position));
  const own = {
    key: storyKey,
    position: 0,
    personKey: null,
    terms: {
      headline: readSayingTerms(head.title),
      lead: readTellingTerms(prose[0]?.text ?? ''),
      body: readTellingTerms(body.map(({ text }) => text).join('\n')),
    },
  };
  return {
    story: { storyKey, change: head.change, outlet: head.outlet, publishedMs: head.published_ms },
    documents: [own, ...quotations.map(({ document }) => document)],
  };
}

interface HeadRow {
  readonly change: number;
  readonly title: string;
  readonly outlet: string | null;
  readonly published_ms: number | null;
  readonly noise: string;
}

interface QuotationRow {
  readonly key: number;
  readonly id: string;
  readonly position: number;
  readonly person_key: number | null;
  readonly contents: string;
  readonly words_digest: string;
}

interface QuotationTexts {
  readonly document: DocumentTerms;
  /** The paragraphs in which it stands. */
  readonly positions: readonly number[];
}

function readQuotationTexts(
  record: RecordFile,
  storyKey: number,
  paragraphs: readonly string[],
): QuotationTexts[] {
  return record
    .all<QuotationRow>(
      `SELECT key, id, position, person_key, contents, words_digest
       FROM quotations WHERE story_key = ? ORDER BY position`,
      storyKey,
    )
    .map((row) => {
      const spans = readSpans(record, row);
      const runs = readRuns(record, { ...row, spans }, (paragraph) => paragraphs[paragraph]);
      const terms = {
        words: readSayingTerms(runs.map(({ text }) => text).join(' ')),
        // The words themselves are not in it, or they would count twice.
        passage: readTellingTerms(cutSurroundings(spans, paragraphs)),
      };
      return {
        document: { key: row.key, position: row.position, personKey: row.person_key, terms },
        positions: spans.map(({ paragraph }) => paragraph),
      };
    });
}

function cutSurroundings(spans: readonly Span[], paragraphs: readonly string[]): string {
  const positions = [...new Set(spans.map(({ paragraph }) => paragraph))];
  const pieces = positions.flatMap((position) => {
    const text = paragraphs[position] ?? '';
    const inside = spans.filter(({ paragraph }) => paragraph === position);
    const starts = [0, ...inside.map(({ end }) => end)];
    return starts.map((start, index) => text.slice(start, inside[index]?.start ?? text.length));
  });
  return pieces.join(' ');
}

/** Reads which stories were written, the earliest first. */
export function readChangedStories(record: RecordFile, { since, upTo }: Changes): readonly number[] {
  // All as one row: another process may have kept a hundred thousand.
  const row = record.first<{ keys: string }>(
    `SELECT json_group_array(key) AS keys
     FROM (SELECT key FROM stories WHERE change > ? AND change <= ? ORDER BY change)`,
    since,
    upTo,
  );
  return parseColumn<number[]>(record, row?.keys ?? '[]');
}

/** A person's row as the directory of names wants it. */
export interface PersonRow {
  readonly key: number;
  readonly person: Person;
  /** The row that stands for the person instead; null where it is this one. */
  readonly leadKey: number | null;
  readonly described: string | null;
  readonly newestMs: number | null;
}

/** Gives the change after one up to which so many people's rows changed; null when fewer did. */
export function readPeopleChange(record: RecordFile, since: number, count: number): number | null {
  const row = record.first<{ change: number }>(
    'SELECT change FROM people WHERE change > ? ORDER BY change LIMIT 1 OFFSET ?',
    since,
    count,
  );
  return row?.change ?? null;
}

/** Reads the people whose rows changed. */
export function readPeople(record: RecordFile, { since, upTo }: Changes): PersonRow[] {
  return record
    .all<{
      key: number;
      id: string;
      name: string;
      aliases: string;
      quotation_count: number;
      lead_key: number | null;
      described: string | null;
      newest_ms: number | null;
    }>(
      `SELECT key, id, name, aliases, quotation_count, lead_key, described, newest_ms FROM people
       WHERE change > ? AND change <= ?`,
      since,
      upTo,
    )
    .map(({ key, id, name, aliases, quotation_count: quotationCount, ...row }) => ({
      key,
      person: { id, name, aliases: parseColumn<string[]>(record, aliases), quotationCount },
      leadKey: row.lead_key,
      described: row.described,
      newestMs: row.newest_ms,
    }));
}
