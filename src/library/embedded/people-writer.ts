import type { Reading } from '../../domain.ts';
import { foldName } from '../../words/index.ts';
import { noteRemoval } from './change-clock.ts';
import { isNameLike } from './is-name-like.ts';
import { makePersonId } from './make-person-id.ts';
import type { RecordFile } from './record-file.ts';

interface MentionsToKeep {
  readonly storyKey: number;
  readonly reading: Reading;
  readonly change: number;
  /** Collects the keys of all people whose rows have to be settled afterwards. */
  readonly touched: Set<number>;
}

/** Writes whom a story names, and gives for each quotation the row of its speaker. */
export function keepMentions(record: RecordFile, given: MentionsToKeep): (number | null)[] {
  const { storyKey, reading, change, touched } = given;
  const mentions = gatherMentions(reading);
  const keys = new Map<string, number>();
  for (const [personId, { name, aliases }] of mentions.byId) {
    const key = findPersonKey(record, personId) ?? insertPerson(record, { personId, name, change });
    keys.set(personId, key);
    touched.add(key);
    record.run(
      'INSERT INTO mentions (story_key, person_key, name, aliases) VALUES (?, ?, ?, ?)',
      storyKey,
      key,
      name,
      JSON.stringify([...aliases]),
    );
    for (const [kind, text] of namesOf(name, [...aliases])) {
      record.run(
        `INSERT INTO person_names (person_key, kind, text, uses) VALUES (?, ?, ?, 1)
         ON CONFLICT DO UPDATE SET uses = uses + 1`,
        key,
        kind,
        text,
      );
    }
  }
  return mentions.speakers.map((personId) => (personId === null ? null : (keys.get(personId) ?? null)));
}

/** Takes back what a story said of people. */
export function releaseMentions(record: RecordFile, storyKey: number, touched: Set<number>): void {
  const rows = record.all<{ person_key: number; name: string; aliases: string }>(
    'SELECT person_key, name, aliases FROM mentions WHERE story_key = ?',
    storyKey,
  );
  for (const row of rows) {
    touched.add(row.person_key);
    for (const [kind, text] of namesOf(row.name, JSON.parse(row.aliases) as string[])) {
      record.run(
        'UPDATE person_names SET uses = uses - 1 WHERE person_key = ? AND kind = ? AND text = ?',
        row.person_key,
        kind,
        text,
      );
    }
  }
  record.run('DELETE FROM mentions WHERE story_key = ?', storyKey);
}

/** Brings the rows of people up to what the stories now say of them; whom no story names is removed. */
export function settlePeople(record: RecordFile, keys: ReadonlySet<number>, change: number): void {
  for (const key of keys) {
    record.run('DELETE FROM person_names WHERE person_key = ? AND uses <= 0', key);
    if (record.first('SELECT 1 FROM mentions WHERE person_key = ? LIMIT 1', key) === undefined) {
      record.run('DELETE FROM people WHERE key = ?', key);
      noteRemoval(record, 'person', key, change);
    } else settlePerson(record, key, change);
  }
}

// ── One story's people ───────────────────────────────────────────────────────────────────────────────

interface GatheredMentions {
  readonly byId: ReadonlyMap<string, { readonly name: string; readonly aliases: ReadonlySet<string> }>;
  /** For each quotation its speaker's id. */
  readonly speakers: readonly (string | null)[];
}

/** Joins the people whom the reading lists with the speakers of its quotations. */
function gatherMentions({ people, quotations }: Reading): GatheredMentions {
  const byId = new Map<string, { name: string; aliases: Set<string> }>();
  const add = (name: string, aliases: readonly string[]) => {
    const personId = makePersonId(name);
    const mention = byId.get(personId) ?? { name, aliases: new Set<string>() };
    byId.set(personId, mention);
    for (const alias of aliases) if (alias.trim() !== '') mention.aliases.add(alias);
    return personId;
  };
  for (const { name, aliases } of people) add(name, aliases);
  const idsByAlias = new Map<string, Set<string>>();
  for (const [personId, { aliases }] of byId) {
    for (const alias of aliases) {
      const folded = foldName(alias);
      idsByAlias.set(folded, (idsByAlias.get(folded) ?? new Set()).add(personId));
    }
  }
  const speakers = quotations.map(({ speaker }) => {
    if (speaker === null || speaker.trim() === '') return null;
    if (byId.has(makePersonId(speaker))) return makePersonId(speaker);
    const [only, ...others] = idsByAlias.get(foldName(speaker)) ?? [];
    return only !== undefined && others.length === 0 ? only : add(speaker, []);
  });
  return { byId, speakers };
}

type NameKind = 'full' | 'alias';

function namesOf(name: string, aliases: readonly string[]): (readonly [NameKind, string])[] {
  return [['full', name], ...aliases.map((alias) => ['alias', alias] as const)];
}

// ── One person's rows ────────────────────────────────────────────────────────────────────────────────

function findPersonKey(record: RecordFile, personId: string): number | null {
  return record.first<{ key: number }>('SELECT key FROM people WHERE id = ?', personId)?.key ?? null;
}

interface NewPerson {
  readonly personId: string;
  readonly name: string;
  readonly change: number;
}

function insertPerson(record: RecordFile, { personId, name, change }: NewPerson): number {
  return record.run(
    `INSERT INTO people (id, name, aliases, quotation_count, change) VALUES (?, ?, '[]', 0, ?)`,
    personId,
    name,
    change,
  );
}

/** More names than this nobody searches by; the most used ones stay. */
const aliasCountMax = 40;

function settlePerson(record: RecordFile, key: number, change: number): void {
  const names = record.all<{ kind: NameKind; text: string }>(
    'SELECT kind, text FROM person_names WHERE person_key = ? ORDER BY uses DESC, text',
    key,
  );
  const name = names.find(({ kind }) => kind === 'full')?.text ?? '';
  const aliases = new Set(names.map(({ text }) => text).filter((text) => text !== name && isNameLike(text)));
  const count = record.first<{ count: number }>(
    'SELECT COUNT(*) AS count FROM quotations WHERE person_key = ?',
    key,
  );
  record.run(
    `UPDATE people SET name = ?1, aliases = ?2, quotation_count = ?3, change = ?4
     WHERE key = ?5 AND (name, aliases, quotation_count) IS NOT (?1, ?2, ?3)`,
    name,
    JSON.stringify([...aliases].slice(0, aliasCountMax)),
    count?.count ?? 0,
    change,
    key,
  );
}
