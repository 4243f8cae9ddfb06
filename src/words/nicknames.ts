import { fold } from './fold.ts';
import { readLexicon } from './lexicon.ts';

/** Other first names that a folded first name may stand for: "bill" for "william", and the other way. */
export const nicknames: ReadonlyMap<string, readonly string[]> = readNicknames();

function readNicknames(): ReadonlyMap<string, readonly string[]> {
  const families = readLexicon('question-nicknames').map((line) =>
    line.split(',').map((name) => fold(name.trim())),
  );
  const others = new Map<string, string[]>();
  for (const family of families)
    for (const name of family) {
      const known = others.get(name) ?? [];
      others.set(name, [...known, ...family.filter((other) => other !== name && !known.includes(other))]);
    }
  return others;
}
