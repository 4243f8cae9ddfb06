import { type Appearance, gatherAppearance, type Traits } from '../../../people/index.ts';
import type { RecordFile } from '../record/record-file.ts';

/** Gives how the newest stories speak of the person in a row. */
export type AppearanceReader = (personKey: number) => Appearance;

// The stories by which somebody is known again: enough to know them, few enough for whoever is in thousands.
const storyCountMax = 60;

/** Of whom a story names more, they are a list, which tells nothing of who keeps company with whom. */
const companyMax = 100;

/** Makes what reads appearances, each once: it serves one write, while no story but the one at hand changes. */
export function makeAppearanceReader(record: RecordFile): AppearanceReader {
  const appearances = new Map<number, Appearance>();
  const companies = new Map<number, readonly Companion[]>();
  const readCompany = (storyKey: number) => {
    const company = companies.get(storyKey) ?? listCompany(record, storyKey);
    companies.set(storyKey, company);
    return company;
  };
  return (personKey) => {
    const appearance = appearances.get(personKey) ?? gather(record, personKey, readCompany);
    appearances.set(personKey, appearance);
    return appearance;
  };
}

function gather(
  record: RecordFile,
  personKey: number,
  readCompany: (storyKey: number) => readonly Companion[],
): Appearance {
  const mentions = record.all<{ story_key: number; traits: string | null; outlet: string | null }>(
    `SELECT m.story_key, m.traits, s.outlet_folded AS outlet FROM mentions m JOIN stories s ON s.key = m.story_key
     WHERE m.person_key = ? ORDER BY m.story_key DESC LIMIT ${storyCountMax}`,
    personKey,
  );
  const told = mentions.map(({ traits }) => (traits === null ? nothingTold : (JSON.parse(traits) as Traits)));
  return gatherAppearance(told, {
    companions: mentions
      .flatMap(({ story_key }) => readCompany(story_key))
      .filter(({ key }) => key !== personKey)
      .map(({ name_id }) => name_id),
    outlets: mentions.flatMap(({ outlet }) => outlet ?? []),
  });
}

const nothingTold: Traits = { gender: null, nouns: [], works: [] };

interface Companion {
  readonly key: number;
  readonly name_id: string;
}

function listCompany(record: RecordFile, storyKey: number): readonly Companion[] {
  const named = record.all<Companion>(
    `SELECT p.key, p.name_id FROM mentions m JOIN people p ON p.key = m.person_key
     WHERE m.story_key = ? LIMIT ${companyMax + 1}`,
    storyKey,
  );
  return named.length > companyMax ? [] : named.filter(({ name_id }) => isFullName(name_id));
}

/** Lists by the ids of all names in a story those that tell who keeps company there. */
export const listTelling = (nameIds: readonly string[]): readonly string[] =>
  nameIds.length > companyMax ? [] : nameIds.filter(isFullName);

/** Whether a name's id is of several words: a lone first name is borne by too many to tell anything. */
const isFullName = (nameId: string): boolean => nameId.includes('-');
