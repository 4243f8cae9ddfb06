import type { Instant } from '../../../domain.ts';
import { type Moment, parseMoment } from '../../head/parse-instant.ts';
import type { Sourced } from './claims.ts';

/** What a page says of when its story was published. */
export interface DateClaims {
  /** The date printed right below the headline. */
  readonly printed: Moment | null;
  /** What its parts state, surest first. */
  readonly stated: readonly Sourced<string>[];
  /** A date near the headline that may be another story's. */
  readonly near: Moment | null;
  /** The day in the page's own address. */
  readonly address: string | null;
}

/**
 * Chooses the moment of publication. A date printed at the headline wins over what the metadata state, for that is what
 * the outlet tells its readers; where both mean the same day, the metadata know the hour. A date that merely stands on
 * the page must fit the one in its address.
 */
export function choosePublished({ printed, stated, near, address }: DateClaims): Sourced<Moment> | null {
  const moments = stated.flatMap(({ value, source }) => {
    const moment = parseMoment(value);
    return moment === null ? [] : [{ value: moment, source }];
  });
  if (printed !== null) {
    return moments.find(({ value }) => isSameDay(value, printed)) ?? { value: printed, source: 'page' };
  }
  const named = address === null ? null : parseMoment(address);
  const sure = moments.find(({ source }) => source !== 'page');
  if (sure !== undefined) return sure;
  const shown = moments[0] ?? (near === null ? null : { value: near, source: 'page' as const });
  if (named === null || (shown !== null && isSameDay(shown.value, named))) return shown;
  return { value: named, source: 'address' };
}

/** Clocks around the world differ by up to 14 hours, and the printed date has none. */
const dayReachMs = 38 * 60 * 60 * 1000;

function isSameDay(one: Moment, other: Moment): boolean {
  return Math.abs(Date.parse(one.instant) - Date.parse(other.instant)) < dayReachMs;
}

/**
 * Tells by how many minutes the page's clock is ahead of UTC: by the moment chosen, else by any other that the page
 * states, for many content systems turn one of them into UTC and leave the next as it is.
 */
export function choosePageClock(moments: readonly (Moment | null)[]): number | null {
  const clocks = moments.map((moment) => moment?.clockMinutes ?? null).filter((clock) => clock !== null);
  return clocks.find((clock) => clock !== 0) ?? clocks[0] ?? null;
}

/**
 * Tells by how many minutes, in whole hours and at least, a clock is ahead of UTC that shows a given day at an instant;
 * null where none does, or UTC itself.
 *
 * @param day As `2025-12-18`.
 */
export function findClockForDay(instant: Instant, day: string): number | null {
  const dayAt = (hours: number) => new Date(Date.parse(instant) + hours * hourMs).toISOString().slice(0, 10);
  if (dayAt(0) === day) return null;
  for (let hours = 1; hours <= hoursAheadMax; hours += 1)
    for (const shift of [-hours, hours]) if (dayAt(shift) === day) return shift * 60;
  return null;
}

const hourMs = 60 * 60 * 1000;
const hoursAheadMax = 12;
