import type { ParsedResult } from 'chrono-node/en';
import { addDays, type Stretch, startOfDay, utc } from './date-stretch.ts';
import { linearChrono } from './linear-chrono.ts';

/** Reads the first date that chrono finds and that is meant as one; a date without a year is the latest begun. */
export function readChronoDate(text: string, now: Date): Stretch | null {
  // Chrono reads ranges that begin with "from"; the lengths stay, so that offsets hold.
  const ranged = text.replace(/\bbetween (.{3,20}?) and /gi, 'from    $1 to  ');
  for (const { result, index } of parseNearDateWords(ranged, now)) {
    const { start, end: finish, text: printed } = result;
    const before = text.slice(0, index);
    // "on a Saturday" is a habit, "19 May Street" a place; a bare "may" or "march" is mostly a verb.
    const isHabit = /\b(?:an?|every|each|any|the)\s+$/i.test(before);
    // "in the November 2024 statement" is a date all the same.
    if (isHabit && !(start.isCertain('month') && start.isCertain('year'))) continue;
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

interface FoundDate {
  readonly result: ParsedResult;
  /** Where its words stand in the whole text. */
  readonly index: number;
}

// Chrono's time grows with the square of the length of a hostile text ("half an hour and two days and …"), so that it
// reads little at once; what a date is printed with stands near it.
const windowLength = 200;
// Characters before a date's word that may belong to it: "the second week of".
const lengthBefore = 40;
const windowsMax = 3;

// Without one of these words, or a figure, there is nothing that chrono finds.
const dateWord =
  /\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|today|tonight|yesterday|tomorrow|tmr|ago|last|past|next|this|earlier|later|now|noon|midnight|morning|afternoon|evening|night|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?)/gi;

/** Lets chrono read around the first date words of a text: all of a short one, a bounded part of a long one. */
function* parseNearDateWords(text: string, now: Date): Generator<FoundDate> {
  let from = 0;
  for (let count = 0; count < windowsMax && from < text.length; count += 1) {
    dateWord.lastIndex = from;
    const word = dateWord.exec(text);
    if (!word) return;
    const start =
      text.length <= windowLength ? 0 : Math.max(from, wordStart(text, word.index - lengthBefore));
    const end = wordStart(text, start + windowLength);
    for (const result of linearChrono.parse(text.slice(start, end), { instant: now, timezone: 0 }))
      yield { result, index: start + result.index };
    from = end;
  }
}

/** Gives where the word at an offset begins, or the offset itself where no space stands near before it. */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return at - space < lengthBefore ? space + 1 : at;
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
