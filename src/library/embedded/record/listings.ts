import { foldName } from '../../../words/index.ts';
import type { Filters, Found } from '../../library.ts';
import type { RecordFile, SqlValue } from './record-file.ts';

/** A page of a list: `limit` rows from `offset`. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Filters in the record's own terms. */
export interface RowFilters {
  /** Null for anybody; empty when nobody is meant whom the library knows. */
  readonly personKeys: readonly number[] | null;
  readonly outlet: string | null;
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
}

/** Puts filters into the record's terms. */
export function readFilters(record: RecordFile, { personIds, outlet, since, until }: Filters): RowFilters {
  return {
    personKeys:
      personIds.length === 0
        ? null
        : record
            .all<{ key: number }>(
              // All names of whoever is meant.
              `WITH leads AS (
                 SELECT COALESCE(lead_key, key) AS key FROM people WHERE id IN (SELECT value FROM json_each(?))
               )
               SELECT key FROM leads UNION SELECT p.key FROM people p JOIN leads l ON p.lead_key = l.key`,
              JSON.stringify(personIds),
            )
            .map(({ key }) => key),
    outlet: outlet === null ? null : foldName(outlet),
    sinceMs: since === null ? null : Date.parse(since),
    untilMs: until === null ? null : Date.parse(until),
  };
}

/** Lists the rows of quotations that the filters let through, newest first, in page order within a story. */
export function listQuotations(record: RecordFile, filters: RowFilters, page: Page): Found<number> {
  return listQuotationsWhere(record, filters, page, null);
}

/** Lists as `listQuotations` does, but of one utterance only what leads, unless the filters keep that back. */
export function listUtterances(record: RecordFile, filters: RowFilters, page: Page): Found<number> {
  if (isUnbounded(filters)) return listLeading(record, page);
  const { sql, values } = whereClause(filters, ofPeople('l'), 'ls');
  const leadIsListed = `SELECT 1 FROM quotations l JOIN stories ls ON ls.key = l.story_key
    ${sql === '' ? 'WHERE' : `${sql} AND`} l.utterance_key = q.utterance_key AND l.leads = 1`;
  return listQuotationsWhere(record, filters, page, {
    sql: `(q.leads = 1 OR NOT EXISTS (${leadIsListed}))`,
    values,
  });
}

/** Lists all that leads its utterance. Few quotations do not, and to count those takes a tenth of the time. */
function listLeading(record: RecordFile, page: Page): Found<number> {
  return listRows(
    record,
    {
      key: 'q.key',
      // By their stories, which stand in order: sorting all quotations would take longer.
      from: 'FROM stories s CROSS JOIN quotations q ON q.story_key = s.key WHERE q.leads = 1',
      count: `SELECT (SELECT COUNT(*) FROM quotations) - (SELECT COUNT(*) FROM quotations WHERE leads = 0) AS total`,
      order: `${newestFirst}, q.position`,
      values: [],
    },
    page,
  );
}

const isUnbounded = ({ personKeys, outlet, sinceMs, untilMs }: RowFilters) =>
  personKeys === null && outlet === null && sinceMs === null && untilMs === null;

const ofPeople = (table: string) => `${table}.person_key IN (SELECT value FROM json_each(?))`;

function listQuotationsWhere(
  record: RecordFile,
  filters: RowFilters,
  page: Page,
  further: { readonly sql: string; readonly values: readonly SqlValue[] } | null,
): Found<number> {
  const bounds = whereClause(filters, ofPeople('q'), 's');
  const sql = [
    bounds.sql === '' ? 'WHERE TRUE' : bounds.sql,
    ...(further === null ? [] : [further.sql]),
  ].join(' AND ');
  const isBounded = filters.outlet !== null || filters.sinceMs !== null || filters.untilMs !== null;
  return listRows(
    record,
    {
      key: 'q.key',
      from: `FROM stories s JOIN quotations q ON q.story_key = s.key ${sql}`,
      // Counting needs the stories only where something is asked of them.
      count: isBounded ? null : `SELECT COUNT(*) AS total FROM quotations q ${sql}`,
      order: `${newestFirst}, q.position`,
      values: [...bounds.values, ...(further?.values ?? [])],
    },
    page,
  );
}

/** Lists the rows of stories that the filters let through, newest first. */
export function listStories(record: RecordFile, filters: RowFilters, page: Page): Found<number> {
  const { sql, values } = whereClause(
    filters,
    's.key IN (SELECT story_key FROM mentions WHERE person_key IN (SELECT value FROM json_each(?)))',
    's',
  );
  return listRows(
    record,
    { key: 's.key', from: `FROM stories s ${sql}`, count: null, order: newestFirst, values },
    page,
  );
}

/** Gives the rows of all stories that name one of the people. */
export function storiesNaming(record: RecordFile, personKeys: readonly number[]): ReadonlySet<number> {
  const rows = record.all<{ story_key: number }>(
    'SELECT story_key FROM mentions WHERE person_key IN (SELECT value FROM json_each(?))',
    JSON.stringify(personKeys),
  );
  return new Set(rows.map(({ story_key }) => story_key));
}

const newestFirst = 's.published_ms DESC, s.key DESC';

interface Listing {
  readonly key: string;
  readonly from: string;
  /** A cheaper way to the same number of rows, as `total`; null for none. */
  readonly count: string | null;
  readonly order: string;
  readonly values: readonly SqlValue[];
}

function listRows(record: RecordFile, listing: Listing, page: Page): Found<number> {
  const { key, from, order, values } = listing;
  const count = listing.count ?? `SELECT COUNT(*) AS total ${from}`;
  const total = record.first<{ total: number }>(count, ...values)?.total ?? 0;
  const rows = record.all<{ key: number }>(
    `SELECT ${key} AS key ${from} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...values,
    page.limit,
    page.offset,
  );
  return { hits: rows.map((row) => row.key), total };
}

function whereClause(
  { personKeys, outlet, sinceMs, untilMs }: RowFilters,
  personCondition: string,
  stories: string,
): { sql: string; values: SqlValue[] } {
  const conditions: [string, SqlValue][] = [];
  if (personKeys !== null) conditions.push([personCondition, JSON.stringify(personKeys)]);
  if (outlet !== null) conditions.push([`${stories}.outlet_folded = ?`, outlet]);
  if (sinceMs !== null) conditions.push([`${stories}.published_ms >= ?`, sinceMs]);
  if (untilMs !== null) conditions.push(['s.published_ms < ?', untilMs]);
  const sql =
    conditions.length === 0 ? '' : `WHERE ${conditions.map(([condition]) => condition).join(' AND ')}`;
  return { sql, values: conditions.map(([, value]) => value) };
}
