import type { KeptQuotation } from '../domain.ts';

/** The prose that tells of a quotation. */
export interface Telling {
  readonly text: string;
  /** Whether it tells of a question: “Asked about the ring, she said”, “And the hedge?”. */
  readonly isAsked: boolean;
}

// Letters of prose on each side that may tell of a quotation: the longest lead to one that news prints.
const tellingMax = 240;

/**
 * Cuts the prose that tells of a quotation rather than of its neighbours: what stands before it in its paragraph since
 * the words said before, what parts its runs, and the rest of the sentence after it.
 */
export function cutTelling({ passage, runs, places }: KeptQuotation): Telling {
  const ends = runs.map(({ text }, at) => (places[at] ?? 0) + text.length);
  const start = places[0] ?? 0;
  const before = takeBefore(passage.slice(Math.max(0, start - tellingMax), start));
  const between = ends
    .slice(0, -1)
    .map((end, at) => passage.slice(end, Math.min(places[at + 1] ?? end, end + tellingMax)));
  const end = ends.at(-1) ?? start;
  const after = takeAfter(passage.slice(end, end + tellingMax));
  const text = [before, ...between, after].join(' ');
  return { text, isAsked: before.endsWith('?') || asking.test(text) };
}

const asking = /\b(?:ask|question|quizz|press)ed\b|\bquestions?\b/i;
const ownOpening = /[“"„«'‘]+$/u;
const ownClosing = /^[”"“»'’]+/u;
// Marks in single quotes look like apostrophes, so that only those after a stop or before a word count.
const closings = ['”', '"', '»', '.’', ',’', '?’', '!’', ".'", ",'", "?'", "!'"];
const openings = /[“"„«]|(?<=\s)['‘]|\n/u;
const sentenceEnd = /[.!?](?=\s|$)/u;

function takeBefore(text: string): string {
  const own = text
    .slice(text.lastIndexOf('\n') + 1)
    .trimEnd()
    .replace(ownOpening, '')
    .trimEnd();
  const cut = Math.max(...closings.map((mark) => endOf(own, mark)));
  return own.slice(cut).trim();
}

function endOf(text: string, mark: string): number {
  const at = text.lastIndexOf(mark);
  return at === -1 ? 0 : at + mark.length;
}

function takeAfter(text: string): string {
  const rest = text.replace(ownClosing, '');
  const [next = rest] = rest.split(openings, 1);
  const end = sentenceEnd.exec(next)?.index ?? next.length;
  return next.slice(0, end).trim();
}
