import type { Instant, KeptDecision, PeopleDecision, PersonPart } from '../../../domain.ts';
import { makeAddressKey } from '../../../make-address-key.ts';
import { foldName } from '../../../words/index.ts';
import type { Found } from '../../library.ts';
import { countChange } from '../record/change-clock.ts';
import { digestText } from '../record/digest.ts';
import type { Page } from '../record/listings.ts';
import { parseColumn } from '../record/quotation-columns.ts';
import type { RecordFile } from '../record/record-file.ts';
import {
  type DecisionEffect,
  isAt,
  listIds,
  noEffect,
  readEffects,
  type StoryIdentity,
  type StoryPlace,
} from './decision-effect.ts';
import { findFreeId, nameIdOf } from './make-namesake-chooser.ts';
import { findPersonKey, insertPerson, moveMentions } from './people-writer.ts';
import { settlePeople } from './settle-people.ts';

/** Keeps a decision and does what it says; null, with nothing written, when it would change nothing. */
export function decidePeople(record: RecordFile, decision: PeopleDecision, at: Instant): KeptDecision | null {
  return record.write(() => {
    const planned = planDecision(record, decision);
    if (planned === null) return null;
    const { effect, name, otherName } = planned;
    const key = record.run(
      'INSERT INTO people_decisions (at, decision, name, other_name, effect) VALUES (?, ?, ?, ?, ?)',
      at,
      JSON.stringify(decision),
      name,
      otherName,
      JSON.stringify(effect),
    );
    apply(record, effect, 'done');
    return { id: String(key), decision, at, name, otherName };
  });
}

/** Takes a decision back as if it had never been made; false when there is none of that id. */
export function undoDecision(record: RecordFile, id: string): boolean {
  return record.write(() => {
    const row = record.first<{ effect: string }>('SELECT effect FROM people_decisions WHERE key = ?', id);
    if (row === undefined) return false;
    record.run('DELETE FROM people_decisions WHERE key = ?', id);
    const effect = parseColumn<DecisionEffect>(record, row.effect);
    forward(record, effect);
    apply(record, effect, 'undone');
    return true;
  });
}

/** Lists decisions, the newest first. */
export function listDecisions(record: RecordFile, { limit, offset }: Page): Found<KeptDecision> {
  const rows = record.all<DecisionRow>(
    'SELECT key, at, decision, name, other_name FROM people_decisions ORDER BY key DESC LIMIT ? OFFSET ?',
    limit,
    offset,
  );
  const total = record.first<{ count: number }>('SELECT COUNT(*) AS count FROM people_decisions')?.count ?? 0;
  return { hits: rows.map((row) => makeKept(record, row)), total };
}

interface DecisionRow {
  readonly key: number;
  readonly at: string;
  readonly decision: string;
  readonly name: string;
  readonly other_name: string;
}

function makeKept(record: RecordFile, { key, at, decision, name, other_name }: DecisionRow): KeptDecision {
  return {
    id: String(key),
    decision: parseColumn<PeopleDecision>(record, decision),
    at,
    name,
    otherName: other_name,
  };
}

// ── What a decision comes to ─────────────────────────────────────────────────────────────────────────

interface Planned {
  readonly effect: DecisionEffect;
  readonly name: string;
  readonly otherName: string;
}

function planDecision(record: RecordFile, decision: PeopleDecision): Planned | null {
  const person = readPerson(record, decision.personId);
  if (person === null) return null;
  switch (decision.kind) {
    case 'merge': {
      const other = readPerson(record, decision.otherId);
      if (other === null || other.leadId === person.leadId) return null;
      const links = [{ from: other.leadId, into: person.leadId }];
      return { effect: { ...noEffect, links }, name: person.name, otherName: other.name };
    }
    case 'rename': {
      if (decision.name === person.name) return null;
      const naming = { id: person.leadId, name: decision.name };
      return { effect: { ...noEffect, naming }, name: person.name, otherName: decision.name };
    }
    case 'split':
      return decision.part.kind === 'name'
        ? planNameSplit(record, person, decision.part.nameId)
        : planPlaceSplit(record, person, decision.part);
  }
}

interface NamedRow {
  readonly key: number;
  readonly id: string;
}

interface KnownPerson {
  readonly leadId: string;
  readonly name: string;
  /** All names that the person consists of. */
  readonly rows: readonly NamedRow[];
}

function readPerson(record: RecordFile, personId: string): KnownPerson | null {
  const lead = record.first<NamedRow & { name: string }>(
    `SELECT l.key, l.id, l.name FROM people p JOIN people l ON l.key = COALESCE(p.lead_key, p.key)
     WHERE p.id = ?`,
    personId,
  );
  if (lead === undefined) return null;
  const rows = record.all<NamedRow>(
    'SELECT key, id FROM people WHERE key = ?1 OR lead_key = ?1 ORDER BY id',
    lead.key,
  );
  return { leadId: lead.id, name: lead.name, rows };
}

/**
 * Parts a name from the rest: where it came with others by a decision, they go with it; else it takes those names along
 * that stories give as other forms of it.
 */
function planNameSplit(record: RecordFile, person: KnownPerson, nameId: string): Planned | null {
  const row = person.rows.find(({ id }) => id === nameId);
  const others = person.rows.filter(({ id }) => id !== nameId);
  if (row === undefined || others.length === 0) return null;
  const ids = new Set(others.map(({ id }) => id));
  const merges = readEffects(record)
    .flatMap(({ links }) => links)
    .filter(({ from, into }) => from === nameId && ids.has(into));
  const linked = record
    .all<NamedRow>('SELECT key, id FROM people WHERE link_key = ?', row.key)
    .map(({ id }) => id);
  const apart =
    merges.length > 0 ? merges.map(({ into }) => into) : [...ids].filter((id) => !linked.includes(id));
  const partings = apart.map((other) => ({ one: nameId, other }));
  const otherName = readPrinted(record, row.key);
  return partings.length === 0 ? null : { effect: { ...noEffect, partings }, name: person.name, otherName };
}

/** Moves what certain stories say of a person to another of the same name. */
function planPlaceSplit(
  record: RecordFile,
  person: KnownPerson,
  part:
    | { readonly kind: 'story'; readonly storyId: string }
    | { readonly kind: 'outlet'; readonly outlet: string },
): Planned | null {
  const place = readPlace(record, part);
  if (place === null) return null;
  const named = person.rows.filter(({ key }) => findStories(record, place.where, key).length > 0);
  const counts = record.first<{ count: number }>(
    `SELECT COUNT(*) AS count FROM mentions WHERE person_key IN (SELECT value FROM json_each(?))`,
    JSON.stringify(person.rows.map(({ key }) => key)),
  );
  const there = named.reduce((sum, { key }) => sum + findStories(record, place.where, key).length, 0);
  // All of somebody's words are no part of them.
  if (named.length === 0 || there === counts?.count) return null;
  // Each row's words go to a row of their own, so that they find back when this is undone.
  const effects = readEffects(record);
  const moves: DecisionEffect['moves'][number][] = [];
  for (const { id } of named) {
    const spokenOf = [...effects, { ...noEffect, moves }];
    moves.push({ from: id, to: findFreeId(record, nameIdOf(id), spokenOf) });
  }
  const [first] = moves;
  return {
    effect: {
      ...noEffect,
      moves,
      where: place.where,
      links: moves.slice(1).map(({ to }) => ({ from: to, into: first?.to ?? to })),
      partings: moves.flatMap(({ to }) => person.rows.map(({ id }) => ({ one: id, other: to }))),
    },
    name: person.name,
    otherName: place.name,
  };
}

interface NamedPlace {
  readonly where: StoryPlace;
  readonly name: string;
}

function readPlace(
  record: RecordFile,
  part:
    | { readonly kind: 'story'; readonly storyId: string }
    | { readonly kind: 'outlet'; readonly outlet: string },
): NamedPlace | null {
  if (part.kind === 'outlet')
    return { where: { kind: 'outlet', folded: foldName(part.outlet) }, name: part.outlet };
  const story = record.first<{ id: string; url: string | null; title: string }>(
    'SELECT id, url, title FROM stories WHERE id = ?',
    part.storyId,
  );
  if (story === undefined) return null;
  const addressKey = story.url === null ? null : makeAddressKey(story.url);
  const addressDigest = addressKey === null ? null : digestText(addressKey);
  return { where: { kind: 'story', id: story.id, addressDigest }, name: story.title };
}

function findStories(record: RecordFile, where: StoryPlace, personKey: number): readonly number[] {
  return record
    .all<{ key: number } & StoryIdentity>(
      `SELECT s.key, s.id, s.address_key AS addressKey, s.outlet_folded AS outletFolded
       FROM mentions m JOIN stories s ON s.key = m.story_key WHERE m.person_key = ?`,
      personKey,
    )
    .filter((story) => isAt(where, story))
    .map(({ key }) => key);
}

// ── Doing and undoing ────────────────────────────────────────────────────────────────────────────────

/** Moves what moves, and settles everybody whom an effect speaks of. */
function apply(record: RecordFile, effect: DecisionEffect, direction: 'done' | 'undone'): void {
  const change = countChange(record);
  const touched = new Set<number>();
  for (const move of effect.moves) {
    const [fromId, toId] = direction === 'done' ? [move.from, move.to] : [move.to, move.from];
    const from = findPersonKey(record, fromId);
    if (from === null) continue;
    const to =
      findPersonKey(record, toId) ??
      insertPerson(record, { personId: toId, name: readPrinted(record, from), change });
    const storyKeys =
      effect.where === null || direction === 'undone'
        ? listStories(record, from)
        : findStories(record, effect.where, from);
    moveMentions(record, { from, to, storyKeys, change });
  }
  for (const id of listIds(effect)) {
    const key = findPersonKey(record, id);
    if (key !== null) touched.add(key);
  }
  settlePeople(record, touched, change);
}

/** Makes decisions speak of whom words go back to, where they spoke of whom those had been moved to. */
function forward(record: RecordFile, { moves }: DecisionEffect): void {
  if (moves.length === 0) return;
  const former = new Map(moves.map(({ from, to }) => [to, from]));
  const back = (id: string) => former.get(id) ?? id;
  for (const { time, ...effect } of readEffects(record)) {
    const forwarded: DecisionEffect = {
      ...effect,
      moves: effect.moves.map(({ from, to }) => ({ from: back(from), to })),
      partings: effect.partings.map(({ one, other }) => ({ one: back(one), other: back(other) })),
    };
    record.run('UPDATE people_decisions SET effect = ? WHERE key = ?', JSON.stringify(forwarded), time);
  }
}

const listStories = (record: RecordFile, personKey: number) =>
  record
    .all<{ key: number }>('SELECT story_key AS key FROM mentions WHERE person_key = ?', personKey)
    .map(({ key }) => key);

// ── The parts of a person ────────────────────────────────────────────────────────────────────────────

/** Lists the names that a person consists of, the one that leads first, then those quoted most. */
export function listParts(record: RecordFile, personId: string): readonly PersonPart[] {
  const person = readPerson(record, personId);
  if (person === null) return [];
  const parts = person.rows.map(({ key, id }) => ({
    nameId: id,
    name: readPrinted(record, key),
    quotationCount:
      record.first<{ count: number }>('SELECT COUNT(*) AS count FROM quotations WHERE person_key = ?', key)
        ?.count ?? 0,
    leads: id === person.leadId,
  }));
  return parts.sort((a, b) => Number(b.leads) - Number(a.leads) || b.quotationCount - a.quotationCount);
}

/** Gives the name of a row as most stories print it. */
function readPrinted(record: RecordFile, key: number): string {
  const row = record.first<{ text: string }>(
    `SELECT text FROM person_names WHERE person_key = ? AND kind = 'full' AND uses > 0
     ORDER BY uses DESC, text LIMIT 1`,
    key,
  );
  return row?.text ?? '';
}
