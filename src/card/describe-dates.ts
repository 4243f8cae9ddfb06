import type { Inline, Instant, Query } from '../domain.ts';
import { day, joinInlines, plain, readInstant } from './inline.ts';

/** Says which dates a query is bound to: a whole year, month or day by its name, else from when and before when. */
export function describeDates({ since, until }: Pick<Query, 'since' | 'until'>): readonly Inline[] {
  const whole = since === null || until === null ? null : nameWhole(since, until);
  if (whole !== null) return [plain('from '), whole];
  return joinInlines(
    [
      since === null ? [] : [plain('since '), day(since)],
      until === null ? [] : [plain('before '), day(until)],
    ],
    ', ',
  );
}

/** Names the year, the month or the day that begins and ends with two instants; null where none does. */
function nameWhole(since: Instant, until: Instant): Inline | null {
  const [first, end] = [readInstant(since), readInstant(until)];
  if (first === null || end === null) return null;
  const [year, month, date] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
  const isFrom = (start: number) => first.getTime() === start;
  const isTo = (next: number) => end.getTime() === next;
  if (isFrom(Date.UTC(year, 0)) && isTo(Date.UTC(year + 1, 0))) return plain(String(year));
  if (isFrom(Date.UTC(year, month)) && isTo(Date.UTC(year, month + 1))) return plain(MONTH.format(first));
  return isFrom(Date.UTC(year, month, date)) && isTo(Date.UTC(year, month, date + 1)) ? day(since) : null;
}

const MONTH = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
