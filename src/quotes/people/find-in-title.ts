import type { Person } from './person.ts';

/** Finds who is named in the headline: in full, else by a surname that is nobody else's there; by index. */
export function findInTitle(title: string, people: readonly Person[]): ReadonlySet<number> {
  const line = ` ${title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@_'’-]+/gu, ' ')
    .replace(/[’']s(?= )/g, '')} `;
  const inFull = people.filter(({ words }) => line.includes(` ${words.join(' ')} `));
  const taken = new Set(inFull.flatMap(({ words }) => words));
  const bySurname = people.filter(
    ({ words }) => !taken.has(words.at(-1) ?? '') && line.includes(` ${words.at(-1) ?? ''} `),
  );
  return new Set([...inFull, ...bySurname].map(({ index }) => index));
}
