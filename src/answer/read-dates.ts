import type { Instant } from '../domain.ts';
import { addDays, type Stretch, startOfDay, utc } from './date-stretch.ts';
import { readChronoDate } from './read-chrono-date.ts';

/** A stretch of time that words name, and where the words stand. */
export interface DateWindow {
  readonly since: Instant | null;
  /** Exclusive. */
  readonly until: Instant | null;
  /** UTF-16 offsets of the words, opening preposition included. */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the stretch of time that a text names in words, reckoned from `now`: seasons, years, months, days,
 * "last week", "since the premiere in May". Months and seasons without a year are the latest that have begun.
 */
export function readDates(text: string, now: Date): DateWindow | null {
  const found =
    readSeason(text, now) ?? readUnit(text, now) ?? readChronoDate(text, now) ?? readYear(text, now);
  return found ? openWindow(text, found) : null;
}

/**
 * Reads a date or a stretch that a command's own option gives; null when the words name none. A whole instant, such as
 * a button carries, is that moment itself.
 */
export function readDateOption(words: string, edge: 'since' | 'until', now: Date): Instant | null {
  const text = words.trim();
  if (instantPattern.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  const window = readDates(text, now);
  return (edge === 'since' ? window?.since : window?.until) ?? window?.since ?? window?.until ?? null;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

// Months in which the northern seasons begin, from 0; winter belongs to the year in which it begins.
const seasonStart: ReadonlyMap<string, number> = new Map([
  ['spring', 2],
  ['summer', 5],
  ['autumn', 8],
  ['fall', 8],
  ['winter', 11],
]);

function readSeason(text: string, now: Date): Stretch | null {
  const match =
    /\b(?:(?:last|this|past|in|since|the|during|early|late)\s+)+(spring|summer|autumn|fall|winter)(?:\s+(?:of\s+)?(\d{4}))?\b/i.exec(
      text,
    ) ?? /\b(spring|summer|autumn|winter)\s+(?:of\s+)?(\d{4})\b/i.exec(text);
  const month = seasonStart.get(match?.[1]?.toLowerCase() ?? '');
  if (!match || month === undefined) return null;
  // "in the fall" is a season; "in the fall of the king" is not.
  if (!match[2] && /^\s+(?:of|from|line|break|off|on)\b/i.test(text.slice(match.index + match[0].length)))
    return null;
  const year = match[2] ? Number(match[2]) : latestYear((candidate) => utc(candidate, month), now);
  return {
    from: utc(year, month),
    to: utc(year, month + 3),
    start: match.index,
    end: match.index + match[0].length,
  };
}

/** Reads "last week", "this month", "the past two years": a stretch, where chrono gives one moment. */
function readUnit(text: string, now: Date): Stretch | null {
  const match =
    /\b(?:in |over |during |within |from )?(?:the )?(last|this|past|this past|earlier this)\s+(?:(\d{1,2}|two|three|four|five|six|few|couple of)\s+)?(day|week|month|year)s?\b/i.exec(
      text,
    );
  if (!match) return null;
  const [printed, which = '', count, unit = ''] = match;
  const span = { start: match.index, end: match.index + printed.length };
  const kind = unit.toLowerCase();
  if (count || /past/i.test(which)) return { ...goBack(now, countOf(count), kind), ...span };
  const steps = /last/i.test(which) ? 1 : 0;
  return { ...wholeUnit(now, kind, steps), ...span };
}

const spelled: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['few', 4],
  ['couple of', 2],
]);
const countOf = (count: string | undefined) =>
  count ? (spelled.get(count.toLowerCase()) ?? Number(count)) : 1;

function goBack(now: Date, count: number, unit: string): { from: Date; to: Date } {
  const to = addDays(startOfDay(now), 1);
  if (unit === 'day') return { from: addDays(to, -count - 1), to };
  if (unit === 'week') return { from: addDays(to, -7 * count - 1), to };
  const months = unit === 'year' ? 12 * count : count;
  return { from: utc(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate()), to };
}

function wholeUnit(now: Date, unit: string, steps: number): { from: Date; to: Date } {
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth();
  if (unit === 'year') return { from: utc(year - steps, 0), to: utc(year - steps + 1, 0) };
  if (unit === 'month') return { from: utc(year, month - steps), to: utc(year, month - steps + 1) };
  if (unit === 'day')
    return { from: addDays(startOfDay(now), -steps), to: addDays(startOfDay(now), 1 - steps) };
  // Weeks begin on Monday.
  const monday = addDays(startOfDay(now), -((now.getUTCDay() + 6) % 7) - 7 * steps);
  return { from: monday, to: addDays(monday, 7) };
}

/** Reads a bare year, between the first web pages and next year. */
function readYear(text: string, now: Date): Stretch | null {
  for (const match of text.matchAll(
    /(?<![\d.,$£€]|\b(?:a|an|her|his|the|their) )(?:19[89]\d|20\d\d)(?![\d.,]*\d)/g,
  )) {
    const year = Number(match[0]);
    if (year > now.getUTCFullYear() + 1) continue;
    return {
      from: utc(year, 0),
      to: utc(year + 1, 0),
      start: match.index,
      end: match.index + match[0].length,
    };
  }
  return null;
}

/** Opens the stretch on one side after "since", "until", "before" or "after". */
function openWindow(text: string, stretch: Stretch): DateWindow {
  const before = text.slice(0, stretch.start);
  const lead =
    // "since the premiere in May": the event between is named by its date.
    /\b(since|after|before|until)\s+(?:the\s+)?(?:\p{L}+\s+){1,3}(?:in|on|last|this)\s+$/iu.exec(before) ??
    /\b(since|after|until|till|before|by|from|in|on|during|around|of|for)\s+(?:early |late |mid-?|last |this |past )*$/i.exec(
      before,
    ) ??
    /\b(?:last|this|past|this past|back in|early|late)\s+$/i.exec(before);
  const edge = (
    lead?.[1] ??
    /^(since|after|before|until)\b/i.exec(text.slice(stretch.start))?.[1] ??
    ''
  ).toLowerCase();
  const span = { start: lead ? lead.index : stretch.start, end: stretch.end };
  if (edge === 'since' || edge === 'after') {
    const from = edge === 'after' && !/\b(?:in|on)\s+$/i.test(lead?.[0] ?? '') ? stretch.to : stretch.from;
    return { since: toInstant(from), until: null, ...span };
  }
  if (edge === 'before') return { since: null, until: toInstant(stretch.from), ...span };
  if (edge === 'until' || edge === 'till') return { since: null, until: toInstant(stretch.to), ...span };
  return { since: toInstant(stretch.from), until: toInstant(stretch.to), ...span };
}

function latestYear(startIn: (year: number) => Date, now: Date): number {
  const year = now.getUTCFullYear();
  return startIn(year) <= now ? year : year - 1;
}

const toInstant = (moment: Date): Instant => moment.toISOString();
