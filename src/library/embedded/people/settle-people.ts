import { groupNames } from '../../../people/index.ts';
import { noteRemoval } from '../record/change-clock.ts';
import type { RecordFile } from '../record/record-file.ts';
import { readEffects, type TimedEffect } from './decision-effect.ts';
import { findLink } from './find-link.ts';
import { isNameLike } from './is-name-like.ts';
import { makeAppearanceReader } from './make-appearance-reader.ts';
import { findPersonKey } from './people-writer.ts';

/**
 * Brings the rows of people up to what the stories now say of them and what was decided: whom no story names is
 * removed, names of one person are put together, and the row that stands for them gets what they come to.
 */
export function settlePeople(record: RecordFile, touched: ReadonlySet<number>, change: number): void {
  const effects = readEffects(record);
  const partners = relink(record, touched);
  const near = gatherNear(record, [...touched, ...partners], effects);
  const living = new Map<string, number>();
  for (const [id, key] of near) {
    if (touched.has(key) && isGone(record, key)) removePerson(record, key, change);
    else living.set(id, key);
  }
  for (const [leadKey, keys] of regroup(record, living, effects)) {
    for (const key of keys) {
      const lead = key === leadKey ? null : leadKey;
      record.run(
        'UPDATE people SET lead_key = ?1, change = ?2 WHERE key = ?3 AND lead_key IS NOT ?1',
        lead,
        change,
        key,
      );
    }
    settleLead(record, { leadKey, keys, effects, change });
  }
}

function isGone(record: RecordFile, key: number): boolean {
  record.run('DELETE FROM person_names WHERE person_key = ? AND uses <= 0', key);
  return record.first('SELECT 1 FROM mentions WHERE person_key = ? LIMIT 1', key) === undefined;
}

function removePerson(record: RecordFile, key: number, change: number): void {
  record.run('UPDATE people SET link_key = NULL WHERE link_key = ?', key);
  record.run('DELETE FROM people WHERE key = ?', key);
  noteRemoval(record, 'person', key, change);
}

// ── Which names are one person's ─────────────────────────────────────────────────────────────────────

/** Looks anew for whom names that were touched, or stand beside them, are other names of; gives the rows that changed. */
function relink(record: RecordFile, touched: ReadonlySet<number>): readonly number[] {
  const asked = JSON.stringify([...touched]);
  const named = record
    .all<{ key: number }>(
      `SELECT DISTINCT x.person_key AS key FROM person_names a
       JOIN person_names x ON x.text = a.text AND x.kind = 'full' AND x.uses > 0
       WHERE a.person_key IN (SELECT value FROM json_each(?)) AND a.kind = 'alias'`,
      asked,
    )
    .map(({ key }) => key);
  const readAppearance = makeAppearanceReader(record);
  return [...new Set([...touched, ...named])].filter((key) => {
    const link = findLink(record, key, readAppearance);
    const row = record.first<{ link_key: number | null }>('SELECT link_key FROM people WHERE key = ?', key);
    if (row === undefined || row.link_key === link) return false;
    record.run('UPDATE people SET link_key = ? WHERE key = ?', link, key);
    return true;
  });
}

/** Gathers all rows that may be of one person with these: linked now or before, or by a decision. */
function gatherNear(
  record: RecordFile,
  keys: readonly number[],
  effects: readonly TimedEffect[],
): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const row = record.first<{ id: string; link_key: number | null; lead_key: number | null }>(
      'SELECT id, link_key, lead_key FROM people WHERE key = ?',
      key,
    );
    if (row === undefined || near.has(row.id)) continue;
    near.set(row.id, key);
    const linked = record.all<{ key: number }>(
      'SELECT key FROM people WHERE lead_key = ?1 UNION SELECT key FROM people WHERE link_key = ?1',
      key,
    );
    const decided = listDecided(row.id, effects).map((id) => findPersonKey(record, id));
    for (const other of [row.link_key, row.lead_key, ...linked.map((one) => one.key), ...decided])
      if (other !== null) waiting.push(other);
  }
  return near;
}

/** Lists the ids that decisions join to one, however indirectly: those between may be nobody's at the moment. */
function listDecided(id: string, effects: readonly TimedEffect[]): readonly string[] {
  const links = effects.flatMap((effect) => effect.links);
  const found = new Set([id]);
  for (const one of found)
    for (const { from, into } of links) {
      if (from === one) found.add(into);
      if (into === one) found.add(from);
    }
  return [...found];
}

/** Groups rows into people: by the row that leads, all of its rows. */
function regroup(
  record: RecordFile,
  living: ReadonlyMap<string, number>,
  effects: readonly TimedEffect[],
): ReadonlyMap<number, readonly number[]> {
  const ids = new Map([...living].map(([id, key]) => [key, id]));
  const read = [...living].flatMap(([from, key]) => {
    const row = record.first<{ link_key: number | null }>('SELECT link_key FROM people WHERE key = ?', key);
    const into = ids.get(row?.link_key ?? -1);
    return into === undefined ? [] : [{ from, into, time: 0 }];
  });
  const timed = <T>(list: (effect: TimedEffect) => readonly T[]) =>
    effects.flatMap((effect) => list(effect).map((one) => ({ ...one, time: effect.time })));
  const leads = groupNames(
    living.keys(),
    [...read, ...timed(({ links }) => links)],
    timed(({ partings }) => partings),
  );
  const groups = new Map<string, string[]>();
  for (const id of [...living.keys()].sort()) {
    const lead = leads.get(id) ?? id;
    groups.set(lead, [...(groups.get(lead) ?? []), id]);
  }
  return new Map(
    [...groups].map(([lead, members]) => {
      // The one that leads by decision may be in no story at the moment.
      const leadId = living.has(lead) ? lead : (members[0] ?? lead);
      return [living.get(leadId) ?? 0, members.map((id) => living.get(id) ?? 0)];
    }),
  );
}

// ── What a person's rows come to ─────────────────────────────────────────────────────────────────────

/** More names than this nobody searches by; the most used ones stay. */
const aliasCountMax = 40;

interface LeadToSettle {
  readonly leadKey: number;
  /** All rows of the person. */
  readonly keys: readonly number[];
  readonly effects: readonly TimedEffect[];
  readonly change: number;
}

function settleLead(record: RecordFile, { leadKey, keys, effects, change }: LeadToSettle): void {
  const all = JSON.stringify(keys);
  const names = record.all<{ person_key: number; kind: 'full' | 'alias'; text: string }>(
    `SELECT person_key, kind, text FROM person_names WHERE person_key IN (SELECT value FROM json_each(?))
     ORDER BY uses DESC, text`,
    all,
  );
  const printed = names.find((one) => one.person_key === leadKey && one.kind === 'full')?.text ?? '';
  const name = findNaming(record, { leadKey, keys, effects }) ?? printed;
  const aliases = new Set(names.map(({ text }) => text).filter((text) => text !== name && isNameLike(text)));
  const words = record.first<{ count: number; newest: number | null }>(
    `SELECT SUM(own_count) AS count,
            MAX((SELECT MAX(published_ms) FROM quotations WHERE person_key = people.key)) AS newest
     FROM people WHERE key IN (SELECT value FROM json_each(?))`,
    all,
  );
  record.run(
    `UPDATE people SET name = ?1, aliases = ?2, quotation_count = ?3, newest_ms = ?4, described = ?5, change = ?6
     WHERE key = ?7 AND (name, aliases, quotation_count, newest_ms, described) IS NOT (?1, ?2, ?3, ?4, ?5)`,
    name,
    JSON.stringify([...aliases].slice(0, aliasCountMax)),
    words?.count ?? 0,
    words?.newest ?? null,
    describePerson(record, leadKey),
    change,
    leadKey,
  );
}

/** Finds the name last decided for the row that leads, else for one that stories link to it; a merge keeps the lead's. */
function findNaming(
  record: RecordFile,
  { leadKey, keys, effects }: Pick<LeadToSettle, 'leadKey' | 'keys' | 'effects'>,
): string | null {
  const namings = effects.flatMap(({ naming }) => naming ?? []);
  if (namings.length === 0) return null;
  const rows = record.all<{ key: number; id: string; link_key: number | null }>(
    'SELECT key, id, link_key FROM people WHERE key IN (SELECT value FROM json_each(?))',
    JSON.stringify(keys),
  );
  const named = (isMeant: (row: { key: number; link_key: number | null }) => boolean) => {
    const ids = new Set(rows.filter(isMeant).map(({ id }) => id));
    return namings.findLast(({ id }) => ids.has(id))?.name ?? null;
  };
  return named(({ key }) => key === leadKey) ?? named(({ link_key }) => link_key !== null);
}

/** Gives the noun by which most of the newest stories call whom a row stands for; null where none does. */
function describePerson(record: RecordFile, key: number): string | null {
  const row = record.first<{ noun: string }>(
    `SELECT n.value AS noun FROM (
       SELECT traits FROM mentions WHERE person_key = ?
       ORDER BY story_key DESC LIMIT ${describedByMax}
     ) m JOIN json_each(m.traits, '$.nouns') n
     GROUP BY n.value ORDER BY COUNT(*) DESC, n.value LIMIT 1`,
    key,
  );
  return row?.noun ?? null;
}

const describedByMax = 20;
