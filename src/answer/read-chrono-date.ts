import { en } from 'chrono-node';
import { addDays, type Stretch, startOfDay, utc } from './date-stretch.ts';

/** Reads the first date that chrono finds and that is meant as one; a date without a year is the latest begun. */
export function readChronoDate(text: string, now: Date): Stretch | null {
  // Chrono reads ranges that begin with "from"; the lengths stay, so that offsets hold.
  const ranged = text.replace(/\bbetween (.{3,20}?) and /gi, 'from    $1 to  ');
  const results = en.parse(ranged, { instant: now, timezone: 0 });
  for (const result of results) {
    const { start, end: finish, index, text: printed } = result;
    const before = text.slice(0, index);
    // "on a Saturday" is a habit, "19 May Street" a place; a bare "may" or "march" is mostly a verb.
    if (/\b(?:an?|every|each|any|the)\s+$/i.test(before)) continue;
    if (
      !start.isCertain('day') &&
      !start.isCertain('weekday') &&
      !start.isCertain('month') &&
      !start.isCertain('year')
    )
      continue;
    if (start.isCertain('hour') && !start.isCertain('day')) continue;
    if (
      /^(?:may|march|mar|sun|sat|wed|now|dec|jan)$/i.test(printed.trim()) &&
      !/\b(?:in|since|from|until|till|by|last|this|past|early|late|before|after|during|between)\s+$/i.test(
        before,
      )
    )
      continue;
    if (/^(?:now|right now)$/i.test(printed.trim())) continue;
    const from = pastMoment(start.date(), start, now);
    const last = finish ? { moment: finish.date(), parts: finish } : { moment: from, parts: start };
    return {
      from: floorTo(from, start),
      to: ceilTo(last.moment, last.parts),
      start: index,
      end: index + printed.length,
    };
  }
  return null;
}

interface Parts {
  isCertain(part: 'year' | 'month' | 'day' | 'weekday'): boolean;
}

/** Moves a date without a year, which chrono may put ahead, to the latest one that has begun. */
function pastMoment(moment: Date, parts: Parts, now: Date): Date {
  if (moment <= now || parts.isCertain('year')) return moment;
  if (parts.isCertain('month')) return new Date(moment.getTime() - yearMs(moment));
  return addDays(moment, -7);
}

const yearMs = (moment: Date) =>
  moment.getTime() -
  Date.UTC(moment.getUTCFullYear() - 1, moment.getUTCMonth(), moment.getUTCDate(), moment.getUTCHours());

const hasDay = (parts: Parts) => parts.isCertain('day') || parts.isCertain('weekday');

function floorTo(moment: Date, parts: Parts): Date {
  if (hasDay(parts)) return startOfDay(moment);
  return parts.isCertain('month')
    ? utc(moment.getUTCFullYear(), moment.getUTCMonth())
    : utc(moment.getUTCFullYear(), 0);
}

function ceilTo(moment: Date, parts: Parts): Date {
  if (hasDay(parts)) return addDays(startOfDay(moment), 1);
  return parts.isCertain('month')
    ? utc(moment.getUTCFullYear(), moment.getUTCMonth() + 1)
    : utc(moment.getUTCFullYear() + 1, 0);
}
