import { makeAddressKey } from '../../../make-address-key.ts';
import type { Forgettable, Selection } from '../../library.ts';
import { dropHeadlines } from '../people/decision-effect.ts';
import { releaseMentions } from '../people/people-writer.ts';
import { settlePeople } from '../people/settle-people.ts';
import { countChange, noteRemoval } from '../record/change-clock.ts';
import type { RecordFile, SqlValue } from '../record/record-file.ts';
import { releaseCopy } from './copy-writer.ts';
import { releaseQuotations } from './quotation-writer.ts';
import { foldOutlet } from './refusals.ts';
import { readHeads } from './story-reader.ts';
import type { StoryShelf } from './story-writer.ts';

/** Stories named in a preview; the rest is counted. */
const exampleCountMax = 10;

/** Tells what a selection would take out. */
export function previewForget(record: RecordFile, selection: Selection): Forgettable {
  const { sql, values } = writeWhere(readConditions(selection));
  const counts = record.first<{ stories: number; quotations: number }>(
    `SELECT COUNT(*) AS stories,
            COALESCE(SUM((SELECT COUNT(*) FROM quotations q WHERE q.story_key = s.key)), 0) AS quotations
     FROM stories s WHERE ${sql}`,
    ...values,
  );
  const keys = record.all<{ key: number }>(
    `SELECT s.key FROM stories s WHERE ${sql} ORDER BY s.published_ms DESC, s.key DESC LIMIT ${exampleCountMax}`,
    ...values,
  );
  return {
    stories: counts?.stories ?? 0,
    quotations: counts?.quotations ?? 0,
    examples: readHeads(
      record,
      keys.map(({ key }) => key),
    ),
    undated: countUndated(record, selection),
  };
}

/** Counts what `before` says nothing of: stories without a date that all other bounds let through. */
function countUndated(record: RecordFile, selection: Selection): Forgettable['undated'] {
  const { before } = selection;
  if (before === null) return { stories: 0, cameBefore: 0 };
  const { sql, values } = writeWhere([
    ['s.published_ms IS NULL'],
    ...readConditions({ ...selection, before: null }),
  ]);
  const counts = record.first<Forgettable['undated']>(
    `SELECT COUNT(*) AS stories, COALESCE(SUM(s.added_ms < ?), 0) AS cameBefore FROM stories s WHERE ${sql}`,
    Date.parse(before),
    ...values,
  );
  return counts ?? { stories: 0, cameBefore: 0 };
}

/** Takes out some of the stories that a selection means, in one write; gives how many. */
export function forgetSome(shelf: StoryShelf, selection: Selection, countMax: number): number {
  const { sql, values } = writeWhere(readConditions(selection));
  return shelf.record.write(() => {
    const keys = shelf.record.all<{ key: number }>(
      `SELECT s.key FROM stories s WHERE ${sql} LIMIT ?`,
      ...values,
      countMax,
    );
    for (const { key } of keys) removeStory(shelf, key);
    return keys.length;
  });
}

/** Removes a story with all that came from it; false when there is none. */
export function forgetStory(shelf: StoryShelf, storyId: string): boolean {
  const { record } = shelf;
  return record.write(() => {
    const known = record.first<{ key: number }>('SELECT key FROM stories WHERE id = ?', storyId);
    if (known !== undefined) removeStory(shelf, known.key);
    return known !== undefined;
  });
}

/** Removes the story in a row with all that came from it. Works inside the caller's write. */
function removeStory({ record, utterances }: StoryShelf, storyKey: number): void {
  const change = countChange(record);
  const touched = new Set<number>();
  const formerSayings = utterances.readStory(storyKey);
  // Feeds remember that they had the story, but no more of it than that.
  record.run(
    `UPDATE feed_entries SET title = NULL, link = NULL, reason = NULL
     WHERE story_id = (SELECT id FROM stories WHERE key = ?)`,
    storyKey,
  );
  const story = record.first<{ id: string }>('SELECT id FROM stories WHERE key = ?', storyKey);
  if (story !== undefined) dropHeadlines(record, story.id);
  releaseCopy(record, storyKey);
  releaseQuotations(record, storyKey);
  releaseMentions(record, storyKey, touched);
  record.run('DELETE FROM stories WHERE key = ?', storyKey);
  utterances.replace(storyKey, formerSayings);
  noteRemoval(record, 'story', storyKey, change);
  settlePeople(record, touched, change);
}

type Condition = readonly [sql: string, ...values: SqlValue[]];

function readConditions(selection: Selection): readonly Condition[] {
  const { storyId, address, outlet, before, withUndated } = selection;
  const conditions: Condition[] = [];
  if (storyId !== null) conditions.push(['s.id = ?', storyId]);
  if (address !== null)
    conditions.push(['(s.url = ? OR s.address_key = ?)', address, makeAddressKey(address)]);
  if (outlet !== null) conditions.push(outletCondition(outlet));
  if (before !== null) {
    const age = withUndated ? 'COALESCE(s.published_ms, s.added_ms)' : 's.published_ms';
    conditions.push([`${age} < ?`, Date.parse(before)]);
  }
  return conditions;
}

function writeWhere(conditions: readonly Condition[]): { sql: string; values: readonly SqlValue[] } {
  // Nothing asked for is nothing meant, rather than everything.
  if (conditions.length === 0) return { sql: 'FALSE', values: [] };
  return {
    sql: conditions.map(([sql]) => sql).join(' AND '),
    values: conditions.flatMap(([, ...values]) => values),
  };
}

/** An outlet is meant by its name, or by its host with all that stands there. */
function outletCondition(outlet: string): Condition {
  const key = makeAddressKey(`https://${outlet}`);
  const host = /^[^\s/]+\.[^\s/.]+$/.test(outlet) && key !== null ? key : null;
  if (host === null) return ['s.outlet_folded = ?', foldOutlet(outlet)];
  // Keys of one host begin with it and a slash; `0` comes next after the slash.
  const end = `${host.slice(0, -1)}0`;
  return [
    '(s.outlet_folded = ? OR (s.address_key >= ? AND s.address_key < ?))',
    foldOutlet(outlet),
    host,
    end,
  ];
}
