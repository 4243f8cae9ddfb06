import { judgeNamesake } from '../../../people/index.ts';
import { foldWords } from '../../../words/index.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { AppearanceReader } from './make-appearance-reader.ts';

// A name that more people have beside their full one says nothing of who is meant.
const bearersMax = 12;

/**
 * Finds the one person of whom stories say that a row's name is another of theirs; null when there is none, or several.
 * A name of its own, such as a stage name, is enough where nothing speaks against it; a surname or first name has to be
 * borne out by somebody or something that both stand beside. Who are both named in one story are two.
 */
export function findLink(record: RecordFile, key: number, readAppearance: AppearanceReader): number | null {
  const bearers = record.all<{ key: number; text: string; full: string }>(
    `SELECT DISTINCT a.person_key AS key, a.text, f.text AS full FROM person_names n
     JOIN person_names a ON a.text = n.text AND a.kind = 'alias' AND a.uses > 0 AND a.person_key <> n.person_key
     JOIN person_names f ON f.person_key = a.person_key AND f.kind = 'full' AND f.uses > 0
     WHERE n.person_key = ? AND n.kind = 'full' AND n.uses > 0 LIMIT ${bearersMax + 1}`,
    key,
  );
  if (bearers.length === 0 || bearers.length > bearersMax) return null;
  const own = readAppearance(key);
  const fitting = bearers.filter((bearer) => {
    const { isSame, shared } = judgeNamesake(own, readAppearance(bearer.key));
    return (
      isSame &&
      (shared > 0 || !isPartOf(bearer.text, bearer.full)) &&
      !areNamedTogether(record, key, bearer.key)
    );
  });
  const [only, ...others] = [...new Set(fitting.map((bearer) => bearer.key))];
  return only !== undefined && others.length === 0 ? only : null;
}

/** Whether a name is made of words of the full one: "Kutcher" of "Ashton Kutcher". */
function isPartOf(name: string, full: string): boolean {
  const words = new Set(foldWords(full));
  return foldWords(name).every((word) => words.has(word));
}

const areNamedTogether = (record: RecordFile, one: number, other: number) =>
  record.first(
    `SELECT 1 FROM mentions m JOIN mentions o ON o.story_key = m.story_key
     WHERE m.person_key = ? AND o.person_key = ? LIMIT 1`,
    one,
    other,
  ) !== undefined;
