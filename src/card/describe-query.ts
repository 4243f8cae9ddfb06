import type { Inline, Query } from '../domain.ts';
import { bold, day, joinInlines, plain } from './inline.ts';

/** Says in a line what a question was understood to ask. */
export function describeQuery(query: Query): readonly Inline[] {
  if (query.phrase !== null) {
    const who = query.people.length === 0 ? 'Who said' : `Did ${nameAll(query)} say`;
    return [plain(`${who} “${query.phrase}”`)];
  }
  const about = query.topic === '' ? '' : ` on “${query.topic}”`;
  if (query.people.length > 0) return [plain(`${nameAll(query)}${about}`)];
  if (query.unknownName !== null) return [plain(`${query.unknownName}${about}`)];
  const what = query.seeking === 'stories' ? 'stories' : 'quotations';
  return [plain(about === '' ? `Latest ${what}` : `${capitalise(what)}${about}`)];
}

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Says within which bounds was looked; empty where there were none. */
export function describeBounds(query: Pick<Query, 'outlet' | 'since' | 'until'>): readonly Inline[] {
  return joinInlines(
    [
      query.outlet === null ? [] : [plain('in '), bold(query.outlet)],
      query.since === null ? [] : [plain('since '), day(query.since)],
      query.until === null ? [] : [plain('before '), day(query.until)],
    ],
    ', ',
  );
}

function nameAll({ people }: Query): string {
  return people.map(({ name }) => name).join(' and ');
}
