import type { Answer, CardBlock, Person } from '../domain.ts';
import { bold, joinInlines, plain } from './inline.ts';

/** Says who of several people that are asked after says nothing of it; nothing while further pages may tell. */
export function composeSilent({ query, hits, total }: Answer): readonly CardBlock[] {
  const isTold = query.seeking === 'quotations' && query.people.length > 1 && hits.length === total;
  // Words of nobody sure may be anybody's.
  if (!isTold || hits.some(({ kept }) => kept === null || kept.personId === null)) return [];
  const speaks = ({ id, name }: Person) =>
    hits.some(({ kept }) => kept?.personId === id || kept?.quotation.speaker?.includes(name));
  const silent = query.people.filter((person) => !speaks(person));
  if (silent.length === 0) return [];
  const names = joinInlines(
    silent.map(({ name }) => [bold(name)]),
    ' or ',
  );
  return [{ kind: 'text', inlines: [plain('Nothing by '), ...names, plain('.')] }];
}
