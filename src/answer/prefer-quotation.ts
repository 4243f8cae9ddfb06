import type { KeptQuotation, StoryHead } from '../domain.ts';
import type { QuotationReading } from './quotation-reading.ts';
import { asksForSomebody, type UnderstoodQuery } from './understood-query.ts';

const outsideDates = 0.6;
// Who names an outlet means it: others are offered only where it has nothing.
const otherOutlet = 0.35;
// A quotation without a sure speaker, printed beside the name that is asked after.
const ofNobodySure = 0.75;
// "comments on Kay" are not Kay's own.
const ofTheTopic = 0.7;
// Who asks for fans wants no studio's announcement.
const notOfTheCrowd = 0.65;

/** Gives a factor for where and when a story was printed, by what the question's words prefer. */
export function preferStory(query: UnderstoodQuery, story: StoryHead): number {
  const byDates = isOutsideDates(query, story) ? outsideDates : 1;
  return query.outlet && query.outlet !== story.outlet ? byDates * otherOutlet : byDates;
}

/** Whether a story was printed before or after the time that a question's words prefer, or at no known time. */
export const isOutsideDates = ({ since, until }: UnderstoodQuery, { published }: StoryHead): boolean =>
  (since !== null && (published === null || published < since)) ||
  (until !== null && (published === null || published >= until));

/** Gives a factor for whose a quotation is and where it was printed. */
export function preferQuotation(query: UnderstoodQuery, kept: KeptQuotation): number {
  let factor = preferStory(query, kept.story);
  const isNamed = asksForSomebody(query);
  if (isNamed && kept.personId === null) factor *= ofNobodySure;
  if (!isNamed && query.about.some(({ id }) => id === kept.personId)) factor *= ofTheTopic;
  if (query.crowd && !isOfCrowd(kept)) factor *= notOfTheCrowd;
  return factor;
}

/** Whether the words are of somebody without a name, or of one whose name is a handle. */
export const isOfCrowd = ({ quotation }: KeptQuotation) =>
  quotation.speaker === null || quotation.speaker.startsWith('@');

/** Orders equals: fuller quotations first, surer speakers, newer stories. Small beside any difference in relevance. */
export function breakTies({ kept, words }: QuotationReading): number {
  const fullness = Math.min(words.tokens.length, fullWords) / fullWords;
  return 0.04 * fullness + 0.01 * kept.quotation.confidence + byRecency(kept.story);
}

// A quotation of this many words says all that a card can show at a glance.
const fullWords = 20;

/** Gives newer stories a little more: at most 0.005. */
export function byRecency({ published }: StoryHead): number {
  if (published === null) return 0;
  return 0.005 * Math.min(1, Math.max(0, (Date.parse(published) - epochMs) / spanMs));
}

// Recency runs from the year 2000 over fifty years.
const epochMs = Date.UTC(2000, 0);
const spanMs = 50 * 365.25 * 86_400_000;
