import type { Instant } from '../../domain.ts';
import { zoneOffsetMinutes } from './zone-offset.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = '(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const year = '(?<year>(?:19|20)\\d{2})';
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';

/** The ways a day is printed, surest first. Numbers with slashes count only where they can be read one way. */
const dayForms = [
  new RegExp(`\\b${year}[-/.](?<number>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)`, 'i'),
  new RegExp(`\\b${monthName}\\s+${day},?\\s+${year}\\b`, 'i'),
  new RegExp(`\\b${day}(?:\\s+of)?[\\s-]+${monthName},?[\\s-]+${year}\\b`, 'i'),
  new RegExp(`\\b(?<first>\\d{1,2})[/.-](?<second>\\d{1,2})[/.-]${year}\\b`),
];
const clockForm =
  /(?:^|[^\d:.])(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?)?\s*(?<half>[ap])\.?m\b\.?|(?:^|[^\d:.])(?<hour24>\d{1,2}):(?<minute24>\d{2})(?::(?<second24>\d{2})(?:[.,]\d+)?)?/i;
const zoneForm =
  /^\s*\(?(?:(?<utc>Z|UTC|GMT)?\s*(?<sign>[+\-−])(?<hours>\d{2}):?(?<minutes>\d{2})?|(?<name>Z|[A-Z]{2,5}))\b/;

/**
 * Reads a moment from a date as pages print it (`2024-06-07T14:27:00-04:00`, `Jun. 7 2024, Published 2:27 p.m. ET`)
 * as an instant in UTC; null when the words hold no full date. A clock without a zone counts as UTC.
 *
 * @example parseInstant('Jun. 7 2024, Published 2:27 p.m. ET') // '2024-06-07T18:27:00Z'
 */
export function parseInstant(words: string): Instant | null {
  return parseMoment(words)?.instant ?? null;
}

/** A moment, and the clock that it was read from. */
export interface Moment {
  readonly instant: Instant;
  /** How many minutes that clock is ahead of UTC; null where it does not say. */
  readonly clockMinutes: number | null;
}

/** Reads a moment as `parseInstant` does, with its clock. */
export function parseMoment(words: string): Moment | null {
  const text = words.trim().slice(0, textLengthMax);
  const epoch = parseEpoch(text);
  if (epoch !== null) return { instant: epoch, clockMinutes: null };
  const date = findDay(text);
  if (date === null) return null;
  const clock = findClock(text.slice(0, date.start), text.slice(date.end));
  return toMoment(date, clock);
}

/** A printed date is never longer than this many characters; what is longer is prose. */
const textLengthMax = 200;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly start: number;
  readonly end: number;
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** What follows the clock: its zone, if any. */
  readonly rest: string;
}

function findDay(text: string): Day | null {
  for (const form of dayForms) {
    const match = form.exec(text);
    const date = match?.groups === undefined ? null : readDay(match.groups);
    if (match && date) return { ...date, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

function readDay(parts: Record<string, string | undefined>): Omit<Day, 'start' | 'end'> | null {
  const inYear = Number(parts['year']);
  if (parts['first'] !== undefined) {
    const first = Number(parts['first']);
    const second = Number(parts['second']);
    if (first > 12) return checkDay(inYear, second, first);
    return second > 12 || first === second ? checkDay(inYear, first, second) : null;
  }
  const named = months.indexOf((parts['month'] ?? '').slice(0, 3).toLowerCase()) + 1;
  return checkDay(inYear, named || Number(parts['number']), Number(parts['day']));
}

function checkDay(inYear: number, month: number, inMonth: number): Omit<Day, 'start' | 'end'> | null {
  const date = new Date(Date.UTC(inYear, month - 1, inMonth));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === inMonth;
  return isReal ? { year: inYear, month, day: inMonth } : null;
}

/** The clock stands after the day, or before it ("2:27 p.m. ET, June 7, 2024"). */
function findClock(before: string, after: string): Clock | null {
  return readClock(after.replace(/^T/i, ' ')) ?? readClock(before);
}

function readClock(text: string): Clock | null {
  const match = clockForm.exec(text);
  const parts = match?.groups;
  if (!match || !parts) return null;
  const isHalfDay = parts['half'] !== undefined;
  const printed = Number(parts['hour'] ?? parts['hour24']);
  const hour = isHalfDay ? (printed % 12) + (parts['half']?.toLowerCase() === 'p' ? 12 : 0) : printed;
  const minute = Number(parts['minute'] ?? parts['minute24'] ?? 0);
  const second = Number(parts['second'] ?? parts['second24'] ?? 0);
  if (hour > 24 || minute > 59 || second > 60 || (isHalfDay && printed > 12)) return null;
  return { hour, minute, second, rest: text.slice(match.index + match[0].length) };
}

function toMoment(date: Day, clock: Clock | null): Moment {
  const { hour, minute, second } = clock ?? { hour: 0, minute: 0, second: 0 };
  const localMs = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second);
  const clockMinutes = clock === null ? null : readClockMinutes(clock.rest, localMs);
  return { instant: format(localMs - (clockMinutes ?? 0) * 60_000), clockMinutes };
}

function readClockMinutes(rest: string, localMs: number): number | null {
  const parts = zoneForm.exec(rest)?.groups;
  if (parts === undefined) return null;
  if (parts['sign'] !== undefined) {
    const minutes = Number(parts['hours']) * 60 + Number(parts['minutes'] ?? 0);
    return parts['sign'] === '+' ? minutes : -minutes;
  }
  return zoneOffsetMinutes(parts['name'] ?? '', localMs);
}

/** Reads seconds or milliseconds since 1970, as some pages' metadata give them. */
function parseEpoch(text: string): Instant | null {
  if (/^\d{10}$/.test(text)) return format(Number(text) * 1000);
  return /^1\d{12}$/.test(text) ? format(Number(text)) : null;
}

function format(ms: number): Instant {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
