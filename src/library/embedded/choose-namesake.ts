import { type Appearance, gatherAppearance, judgeNamesake, type Traits } from '../../people/index.ts';
import { isAt, listIds, readEffects, type StoryIdentity } from './decision-effect.ts';
import type { RecordFile } from './record-file.ts';

/** Somebody whom a story names, before it is known which of several of that name it is. */
export interface Newcomer {
  readonly nameId: string;
  readonly story: StoryIdentity;
  readonly traits: Traits;
  /** Ids of the full names of the others in the story. */
  readonly companions: readonly string[];
  /** The row that it was when the story was last read; null when that is new. */
  readonly formerKey: number | null;
}

/**
 * Chooses which of those called so somebody is: as before, else the likeliest, and then as was decided. Gives the id of
 * a row, which need not exist yet.
 */
export function chooseNamesake(record: RecordFile, newcomer: Newcomer): string {
  const { nameId, story, formerKey } = newcomer;
  const rows = record.all<{ key: number; id: string }>(
    'SELECT key, id FROM people WHERE name_id = ? ORDER BY key',
    nameId,
  );
  const read =
    rows.find(({ key }) => key === formerKey)?.id ??
    chooseLikeliest(record, newcomer, rows) ??
    // A name that nobody bears any more is given again as it was, with what was decided of it.
    (rows.length === 0 ? nameId : findFreeId(record, nameId));
  const moves = readEffects(record).flatMap((effect) =>
    effect.where !== null && isAt(effect.where, story) ? effect.moves : [],
  );
  return moves.reduce((id, { from, to }) => (from === id ? to : id), read);
}

function chooseLikeliest(
  record: RecordFile,
  { story, traits, companions }: Newcomer,
  rows: readonly { readonly key: number; readonly id: string }[],
): string | null {
  const [only, ...others] = rows;
  const tellsNothing = traits.gender === null && traits.nouns.length === 0;
  if (only !== undefined && others.length === 0 && tellsNothing) return only.id;
  const outlets = story.outletFolded === null ? [] : [story.outletFolded];
  const appearance = gatherAppearance([traits], { companions, outlets });
  const judged = rows
    .map(({ key, id }) => ({ id, ...judgeNamesake(appearance, readAppearance(record, key)) }))
    .filter(({ isSame }) => isSame)
    .sort((a, b) => b.likeness - a.likeness);
  return judged[0]?.id ?? null;
}

// The stories by which somebody is known again: enough to know them, few enough for whoever is in thousands.
const storyCountMax = 60;

/** Gathers how the newest stories speak of the person in a row. */
export function readAppearance(record: RecordFile, personKey: number): Appearance {
  const mentions = record.all<{ traits: string | null; outlet: string | null }>(
    `SELECT m.traits, s.outlet_folded AS outlet FROM mentions m JOIN stories s ON s.key = m.story_key
     WHERE m.person_key = ? ORDER BY m.story_key DESC LIMIT ${storyCountMax}`,
    personKey,
  );
  const companions = record
    .all<{ name_id: string }>(
      `SELECT DISTINCT p.name_id FROM (
         SELECT story_key FROM mentions WHERE person_key = ?1 ORDER BY story_key DESC LIMIT ${storyCountMax}
       ) m
       JOIN mentions o ON o.story_key = m.story_key AND o.person_key <> ?1
       JOIN people p ON p.key = o.person_key`,
      personKey,
    )
    .map(({ name_id }) => name_id)
    .filter(isFullName);
  const told = mentions.map(({ traits }) => (traits === null ? nothingTold : (JSON.parse(traits) as Traits)));
  return gatherAppearance(told, { companions, outlets: mentions.flatMap(({ outlet }) => outlet ?? []) });
}

const nothingTold: Traits = { gender: null, nouns: [], works: [] };

/** Whether a name's id is of several words: a lone first name is borne by too many to tell anything. */
export const isFullName = (nameId: string): boolean => nameId.includes('-');

/** Parts a name's id from the number that tells its bearers apart; names have no such sign. */
const numberMark = '~';

/** Gives the id of the name of which somebody's id is. */
export const nameIdOf = (personId: string): string => personId.split(numberMark)[0] ?? personId;

/**
 * Finds an id for one more bearer of a name: neither somebody's, nor one that a decision speaks of, which would then
 * be taken to speak of the newcomer.
 */
export function findFreeId(
  record: RecordFile,
  nameId: string,
  others: ReadonlySet<string> = new Set(),
): string {
  const taken = new Set(readEffects(record).flatMap(listIds));
  for (let number = 1; ; number += 1) {
    const id = numberedId(nameId, number);
    const isFree = !taken.has(id) && !others.has(id);
    if (isFree && record.first('SELECT 1 FROM people WHERE id = ?', id) === undefined) return id;
  }
}

/** Gives the id of the bearer of a name who has this number; the first has none. */
const numberedId = (nameId: string, number: number): string =>
  number === 1 ? nameId : `${nameId}${numberMark}${number}`;
