import type { Reading, Story, StoryPerson } from '../../../domain.ts';
import { makeWorksFinder, type Traits } from '../../../people/index.ts';
import { foldName } from '../../../words/index.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { StoryIdentity } from './decision-effect.ts';
import { listTelling } from './make-appearance-reader.ts';
import { makeNamesakeChooser, nameIdOf } from './make-namesake-chooser.ts';
import { makePersonId } from './make-person-id.ts';

/** The rows of the people whom a story named before, by the ids of their names. */
export type FormerPeople = ReadonlyMap<string, number>;

interface MentionsToKeep {
  readonly storyKey: number;
  readonly story: Story;
  readonly identity: StoryIdentity;
  readonly reading: Reading;
  readonly change: number;
  readonly former: FormerPeople;
  /** Collects the keys of all people whose rows have to be settled afterwards. */
  readonly touched: Set<number>;
}

/** Writes whom a story names, and gives for each quotation the row of its speaker. */
export function keepMentions(record: RecordFile, given: MentionsToKeep): (number | null)[] {
  const { storyKey, story, identity, reading, change, former, touched } = given;
  const mentions = gatherMentions(reading);
  const company = listTelling([...mentions.byId.keys()]);
  const choose = makeNamesakeChooser(record, identity);
  const findWorks = makeWorksFinder(
    story,
    [...mentions.byId.values()].map(({ name }) => name),
  );
  const keys = new Map<string, number>();
  for (const [nameId, { name, aliases, gender, nouns }] of mentions.byId) {
    const traits: Traits = { gender, nouns: [...nouns], works: findWorks(name) };
    const personId = choose({
      nameId,
      traits,
      companions: company.filter((other) => other !== nameId),
      formerKey: former.get(nameId) ?? null,
    });
    const key = findPersonKey(record, personId) ?? insertPerson(record, { personId, name, change });
    keys.set(nameId, key);
    touched.add(key);
    const mention = { name, aliases: [...aliases] };
    record.run(
      'INSERT INTO mentions (story_key, person_key, name, aliases, traits) VALUES (?, ?, ?, ?, ?)',
      storyKey,
      key,
      name,
      JSON.stringify(mention.aliases),
      JSON.stringify(traits),
    );
    addNames(record, key, mention);
  }
  return mentions.speakers.map((nameId) => (nameId === null ? null : (keys.get(nameId) ?? null)));
}

/** Takes back what a story said of people, and gives who they were. */
export function releaseMentions(record: RecordFile, storyKey: number, touched: Set<number>): FormerPeople {
  const rows = record.all<MentionRow & { person_key: number; name_id: string }>(
    `SELECT m.person_key, p.name_id, m.name, m.aliases FROM mentions m JOIN people p ON p.key = m.person_key
     WHERE m.story_key = ?`,
    storyKey,
  );
  for (const row of rows) {
    touched.add(row.person_key);
    dropNames(record, row.person_key, readMention(row));
  }
  record.run('DELETE FROM mentions WHERE story_key = ?', storyKey);
  return new Map(rows.map((row) => [row.name_id, row.person_key]));
}

/** Makes what some stories say of one person said of another, their quotations with it. */
export function moveMentions(record: RecordFile, { from, to, storyKeys, change }: MentionMove): void {
  for (const storyKey of storyKeys) {
    const row = record.first<MentionRow>(
      'SELECT name, aliases FROM mentions WHERE story_key = ? AND person_key = ?',
      storyKey,
      from,
    );
    if (row === undefined) continue;
    dropNames(record, from, readMention(row));
    addNames(record, to, readMention(row));
    record.run(
      'UPDATE mentions SET person_key = ? WHERE story_key = ? AND person_key = ?',
      to,
      storyKey,
      from,
    );
    record.run(
      'UPDATE quotations SET person_key = ? WHERE story_key = ? AND person_key = ?',
      to,
      storyKey,
      from,
    );
    // The index knows whose words they are.
    record.run('UPDATE stories SET change = ? WHERE key = ?', change, storyKey);
  }
}

interface MentionMove {
  readonly from: number;
  readonly to: number;
  readonly storyKeys: readonly number[];
  readonly change: number;
}

interface MentionRow {
  readonly name: string;
  readonly aliases: string;
}

interface Mention {
  readonly name: string;
  readonly aliases: readonly string[];
}

const readMention = ({ name, aliases }: MentionRow): Mention => ({
  name,
  aliases: JSON.parse(aliases) as string[],
});

function addNames(record: RecordFile, personKey: number, mention: Mention): void {
  for (const [kind, text] of namesOf(mention))
    record.run(
      `INSERT INTO person_names (person_key, kind, text, uses) VALUES (?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET uses = uses + 1`,
      personKey,
      kind,
      text,
    );
}

function dropNames(record: RecordFile, personKey: number, mention: Mention): void {
  for (const [kind, text] of namesOf(mention))
    record.run(
      'UPDATE person_names SET uses = uses - 1 WHERE person_key = ? AND kind = ? AND text = ?',
      personKey,
      kind,
      text,
    );
}

// ── One story's people ───────────────────────────────────────────────────────────────────────────────

interface GatheredMention {
  readonly name: string;
  readonly aliases: Set<string>;
  gender: 'm' | 'f' | null;
  readonly nouns: Set<string>;
}

interface GatheredMentions {
  readonly byId: ReadonlyMap<string, GatheredMention>;
  /** For each quotation the id of its speaker's name. */
  readonly speakers: readonly (string | null)[];
}

/** Joins the people whom the reading lists with the speakers of its quotations. */
function gatherMentions({ people, quotations }: Reading): GatheredMentions {
  const byId = new Map<string, GatheredMention>();
  const add = ({
    name,
    aliases = [],
    gender,
    nouns = [],
  }: Pick<StoryPerson, 'name'> & Partial<StoryPerson>) => {
    const nameId = makePersonId(name);
    const mention: GatheredMention = byId.get(nameId) ?? {
      name,
      aliases: new Set(),
      gender: null,
      nouns: new Set(),
    };
    byId.set(nameId, mention);
    for (const alias of aliases) if (alias.trim() !== '') mention.aliases.add(alias);
    for (const noun of nouns) mention.nouns.add(noun);
    mention.gender ??= gender ?? null;
    return nameId;
  };
  for (const person of people) add(person);
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
    return only !== undefined && others.length === 0 ? only : add({ name: speaker });
  });
  return { byId, speakers };
}

type NameKind = 'full' | 'alias';

function namesOf({ name, aliases }: Mention): (readonly [NameKind, string])[] {
  return [['full', name], ...aliases.map((alias) => ['alias', alias] as const)];
}

// ── One person's row ─────────────────────────────────────────────────────────────────────────────────

/** Gives the row of somebody's id; null when there is none. */
export function findPersonKey(record: RecordFile, personId: string): number | null {
  return record.first<{ key: number }>('SELECT key FROM people WHERE id = ?', personId)?.key ?? null;
}

interface NewPerson {
  readonly personId: string;
  readonly name: string;
  readonly change: number;
}

/** Writes the row of somebody new, to be settled later. */
export function insertPerson(record: RecordFile, { personId, name, change }: NewPerson): number {
  return record.run(
    `INSERT INTO people (id, name_id, name, aliases, quotation_count, change) VALUES (?, ?, ?, '[]', 0, ?)`,
    personId,
    nameIdOf(personId),
    name,
    change,
  );
}
