import type { KeptQuotation, Reports } from '../../../domain.ts';
import type { Found } from '../../library.ts';
import type { Page } from '../record/listings.ts';
import type { RecordFile } from '../record/record-file.ts';
import { readQuotations } from './story-reader.ts';

/** Whether no quotation is left that was written before utterances were kept. */
export function hasAllGathered(record: RecordFile): boolean {
  return record.first('SELECT 1 FROM quotations WHERE utterance_key IS NULL LIMIT 1') === undefined;
}

/** Tells of a quotation who else reports its utterance; null when there is no such quotation. */
export function readReports(record: RecordFile, quotationId: string): Reports | null {
  const row = record.first<UtteranceRow>(
    `SELECT q.key, q.utterance_key,
            (SELECT COUNT(*) FROM quotations o WHERE o.utterance_key = q.utterance_key) AS size
     FROM quotations q WHERE q.id = ?`,
    quotationId,
  );
  if (row === undefined) return null;
  const alone = { leadId: quotationId, otherStoryCount: 0, otherOutletCount: 0 };
  const utteranceId = String(row.utterance_key ?? row.key);
  return { utteranceId, ...((row.size > 1 ? readOthers(record, row.utterance_key) : null) ?? alone) };
}

interface UtteranceRow {
  readonly key: number;
  readonly utterance_key: number | null;
  readonly size: number;
}

function readOthers(record: RecordFile, utteranceKey: number | null): Omit<Reports, 'utteranceId'> | null {
  const lead = record.first<{ id: string; story_key: number; outlet: string | null; text: number | null }>(
    `SELECT q.id, q.story_key, s.outlet_folded AS outlet, s.text_key AS text FROM quotations q JOIN stories s ON s.key = q.story_key
     WHERE q.utterance_key = ? AND q.leads = 1`,
    utteranceKey,
  );
  if (lead === undefined) return null;
  const others = record.first<{ stories: number; outlets: number }>(
    `SELECT COUNT(DISTINCT q.story_key) AS stories,
            COUNT(DISTINCT CASE WHEN s.outlet_folded IS NOT ?2 THEN s.outlet_folded END) AS outlets
     FROM quotations q JOIN stories s ON s.key = q.story_key
     WHERE q.utterance_key = ?1 AND q.story_key <> ?3 AND (?4 IS NULL OR s.text_key IS NOT ?4)`,
    utteranceKey,
    lead.outlet,
    lead.story_key,
    lead.text,
  );
  return {
    leadId: lead.id,
    otherStoryCount: others?.stories ?? 0,
    otherOutletCount: others?.outlets ?? 0,
  };
}

/** Reads all reports of a quotation's utterance: the one that leads, then the others as they were printed in time. */
export function readVariants(record: RecordFile, quotationId: string, page: Page): Found<KeptQuotation> {
  const condition = 'q.id = ?1 OR q.utterance_key = (SELECT utterance_key FROM quotations WHERE id = ?1)';
  const rows = record.all<{ key: number; total: number }>(
    `SELECT q.key, COUNT(*) OVER () AS total FROM quotations q WHERE ${condition}
     ORDER BY q.leads DESC, q.published_ms IS NULL, q.published_ms, q.key LIMIT ?2 OFFSET ?3`,
    quotationId,
    page.limit,
    page.offset,
  );
  return {
    hits: readQuotations(
      record,
      rows.map(({ key }) => key),
    ),
    total:
      rows[0]?.total ??
      record.first<{ total: number }>(
        `SELECT COUNT(*) AS total FROM quotations q WHERE ${condition}`,
        quotationId,
      )?.total ??
      0,
  };
}
