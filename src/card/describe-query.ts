import type { Answer, Inline, Keeping, Query } from '../domain.ts';
import { cutText } from './cut-text.ts';
import { describeDates } from './describe-dates.ts';
import { bold, joinInlines, plain } from './inline.ts';

/** Says in a line what a question was understood to ask. */
export function describeQuery(query: Query): readonly Inline[] {
  if (query.phrase !== null) {
    const who = query.people.length === 0 ? 'Who said' : `Did ${nameAll(query)} say`;
    return [plain(`${who} “${cutText(query.phrase, WORDS_LENGTH_MAX)}”`)];
  }
  const about = query.topic === '' ? '' : ` on “${cutText(query.topic, WORDS_LENGTH_MAX)}”`;
  if (query.people.length > 0) return [plain(`${nameAll(query)}${about}`)];
  if (query.unknownName !== null) return [plain(`${query.unknownName}${about}`)];
  const what = query.seeking === 'stories' ? 'stories' : 'quotations';
  return [plain(about === '' ? `Latest ${what}` : `${capitalise(what)}${about}`)];
}

/** Characters of asked words that fit two lines of a heading. */
const WORDS_LENGTH_MAX = 100;

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Gives the bounds of a query to which its hits keep so far. */
export function boundsKept({ query, keeping }: Pick<Answer, 'query' | 'keeping'>, kept: Keeping): Bounds {
  const { outlet, since, until } = query;
  return {
    outlet: keeping.outlet === kept ? outlet : null,
    ...(keeping.dates === kept ? { since, until } : { since: null, until: null }),
  };
}

type Bounds = Pick<Query, 'outlet' | 'since' | 'until'>;

/** Says within which bounds was looked; empty where there were none. */
export function describeBounds(query: Bounds): readonly Inline[] {
  return joinInlines(
    [query.outlet === null ? [] : [plain('in '), bold(query.outlet)], describeDates(query)],
    ', ',
  );
}

function nameAll({ people }: Query): string {
  return people.map(({ name }) => name).join(' and ');
}
