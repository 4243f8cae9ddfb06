import { type Appearance, gatherAppearance, judgeNamesake, type Traits } from '../../../people/index.ts';
import type { RecordFile } from '../record/record-file.ts';
import { type DecisionEffect, isAt, listIds, readEffects, type StoryIdentity } from './decision-effect.ts';
import { type AppearanceReader, makeAppearanceReader } from './make-appearance-reader.ts';

/** Somebody whom a story names, before it is known which of several of that name it is. */
export interface Newcomer {
  readonly nameId: string;
  readonly traits: Traits;
  /** Ids of the full names of the others in the story. */
  readonly companions: readonly string[];
  /** The row that it was when the story was last read; null when that is new. */
  readonly formerKey: number | null;
}

/**
 * Makes what chooses, for a story that is being written, which of those called so somebody is: as before, else the
 * likeliest, and then as was decided. It gives the id of a row, which need not exist yet.
 */
export function makeNamesakeChooser(
  record: RecordFile,
  story: StoryIdentity,
): (newcomer: Newcomer) => string {
  const readAppearance = makeAppearanceReader(record);
  const outlets = story.outletFolded === null ? [] : [story.outletFolded];
  const effects = readEffects(record);
  const moves = effects.flatMap((effect) =>
    effect.where !== null && isAt(effect.where, story) ? effect.moves : [],
  );
  return ({ nameId, traits, companions, formerKey }) => {
    const rows = record.all<NamesakeRow>('SELECT key, id FROM people WHERE name_id = ? ORDER BY key', nameId);
    const known = rows.find(({ key }) => key === formerKey)?.id;
    const appearance = gatherAppearance([traits], { companions, outlets });
    const read = known ?? chooseLikeliest(rows, appearance, readAppearance);
    // A name that nobody bears any more is given again as it was, with what was decided of it.
    const own = read ?? (rows.length === 0 ? nameId : findFreeId(record, nameId, effects));
    return moves.reduce((id, { from, to }) => (from === id ? to : id), own);
  };
}

interface NamesakeRow {
  readonly key: number;
  readonly id: string;
}

function chooseLikeliest(
  rows: readonly NamesakeRow[],
  appearance: Appearance,
  readAppearance: AppearanceReader,
): string | null {
  const [only, ...others] = rows;
  const tellsNothing = appearance.genders.m + appearance.genders.f === 0 && appearance.nouns.size === 0;
  if (only !== undefined && others.length === 0 && tellsNothing) return only.id;
  const judged = rows
    .map(({ key, id }) => ({ id, ...judgeNamesake(appearance, readAppearance(key)) }))
    .filter(({ isSame }) => isSame)
    .sort((a, b) => b.likeness - a.likeness);
  return judged[0]?.id ?? null;
}

/** Parts a name's id from the number that tells its bearers apart; names have no such sign. */
const numberMark = '~';

/** Gives the id of the name of which somebody's id is. */
export const nameIdOf = (personId: string): string => personId.split(numberMark)[0] ?? personId;

/**
 * Finds an id for one more bearer of a name: neither somebody's, nor one that a decision speaks of, which would then
 * be taken to speak of the newcomer.
 */
export function findFreeId(record: RecordFile, nameId: string, effects: readonly DecisionEffect[]): string {
  const taken = new Set(effects.flatMap(listIds));
  for (let number = 1; ; number += 1) {
    const id = numberedId(nameId, number);
    if (!taken.has(id) && record.first('SELECT 1 FROM people WHERE id = ?', id) === undefined) return id;
  }
}

/** Gives the id of the bearer of a name who has this number; the first has none. */
const numberedId = (nameId: string, number: number): string =>
  number === 1 ? nameId : `${nameId}${numberMark}${number}`;
