import type { Story } from '../../domain.ts';
import { blank, kindAt, upper } from './characters.ts';
import { findMarks, type Mark } from './find-marks.ts';
import type { Run } from './story-text.ts';

type Found = Omit<Run, 'index' | 'paragraph'>;

/** First pass: finds what stands between marks, paragraph by paragraph, noise left out. Linear in the text. */
export function findRuns(story: Story): Run[] {
  const noise = new Set(story.noise);
  const runs: Run[] = [];
  let isOpen = false;
  for (const [paragraph, text] of story.paragraphs.entries()) {
    if (noise.has(paragraph)) continue;
    const found = pairMarks(text, isOpen, opensWithSingle(story, paragraph, noise));
    for (const { start, end, outerStart, outerEnd, style, closed } of found)
      runs.push({ index: runs.length, paragraph, start, end, outerStart, outerEnd, style, closed });
    isOpen = found.at(-1)?.closed === false;
  }
  return runs;
}

/**
 * Pairs a paragraph's marks: the first one that opens wins, and what stands inside is left alone, whatever
 * marks it has. `isOpen` says that the paragraph before ended inside a quotation, `goesOn` that the next line
 * opens with a single mark.
 */
function pairMarks(text: string, isOpen: boolean, goesOn: boolean): Found[] {
  const marks = findMarks(text);
  const closings = findSingleClosings(text, marks, goesOn);
  const runs: Found[] = [];
  let at = 0;
  if (isOpen && !marks[0]?.canOpen) {
    const close = marks.findIndex((mark) => mark.family === 'double' && mark.canClose);
    const mark = marks[close];
    if (mark !== undefined && !marks.slice(0, close).some((other) => other.canOpen)) {
      runs.push({
        start: 0,
        end: mark.at,
        outerStart: 0,
        outerEnd: mark.at + 1,
        style: 'double',
        closed: true,
      });
      at = close + 1;
    }
  }
  while (at < marks.length) {
    const mark = marks[at];
    if (mark === undefined) break;
    if (!mark.canOpen) {
      at += 1;
      continue;
    }
    const close = mark.family === 'double' ? findDoubleClosing(marks, at) : closings[at];
    if (close === undefined) {
      at += 1;
    } else if (close === 'end') {
      runs.push(makeRun(text, mark, undefined));
      break;
    } else if (close < 0) {
      at = -close;
    } else {
      runs.push(makeRun(text, mark, marks[close]));
      at = close + 1;
    }
  }
  return runs.filter(({ start, end }) => end > start);
}

/** Whether the next line of prose opens with a single mark, so that a quotation may go on from here. */
function opensWithSingle({ paragraphs }: Story, from: number, noise: ReadonlySet<number>): boolean {
  for (let next = from + 1; next < Math.min(from + 6, paragraphs.length); next += 1) {
    const text = paragraphs[next] ?? '';
    if (noise.has(next) || text.trim() === '') continue;
    return /^\s*[‘'](?=\S)/u.test(text);
  }
  return false;
}

/** "WALLACE: Let's start …" in a transcript: the label is not among the words. */
const transcriptLabel = /^\p{Lu}[\p{Lu}.'’-]{2,}(?: \p{Lu}[\p{Lu}.'’-]+){0,3}: (?=\S)/u;

const readLabel = (opening: string) => transcriptLabel.exec(opening)?.[0] ?? '';

function makeRun(text: string, open: Mark, close: Mark | undefined): Found {
  const first = open.at + open.length;
  const label = kindAt(text, first) & upper ? readLabel(text.slice(first, first + 60)) : '';
  const { start, end } = trimWords(text, first + label.length, close?.at ?? text.length);
  return {
    start,
    end,
    outerStart: label === '' ? open.at : first + label.length,
    outerEnd: close === undefined ? text.length : close.at + close.length,
    style: open.family,
    closed: close !== undefined,
  };
}

/** Takes white space off both ends: some print it within the marks. */
function trimWords(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  let start = from;
  let end = to;
  while (start < end && kindAt(text, start) & blank) start += 1;
  while (end > start && kindAt(text, end - 1) & blank) end -= 1;
  return { start, end };
}

/**
 * Finds where a double quotation closes: a mark's index; `end` when it goes on to the paragraph's end; or the
 * negative index of a mark that opens anew, so that the first opening was none.
 */
function findDoubleClosing(marks: readonly Mark[], open: number): number | 'end' {
  let depth = 1;
  for (let at = open + 1; at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark?.family !== 'double') continue;
    if (mark.mayBeInch && depth === 1 && closesNext(marks, at)) continue;
    if (mark.canClose && !(mark.canOpen && depth === 0)) {
      depth -= 1;
      if (depth === 0) return at;
    } else if (mark.canOpen) {
      if (!closesTwice(marks, at)) return -at;
      depth += 1;
    }
  }
  return 'end';
}

/** Whether the next double mark can only close. */
function closesNext(marks: readonly Mark[], from: number): boolean {
  for (let at = from + 1; at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark?.family === 'double') return mark.canClose && !mark.canOpen;
  }
  return false;
}

/** Whether the next two double marks both close: then the one at `open` is nested. */
function closesTwice(marks: readonly Mark[], open: number): boolean {
  let closings = 0;
  for (let at = open + 1; at < marks.length && closings < 2; at += 1) {
    const mark = marks[at];
    if (mark?.family !== 'double') continue;
    if (!mark.canClose) return false;
    closings += 1;
  }
  return closings === 2;
}

/**
 * Finds for each single mark that opens where it closes. "The lads’ room" may end with an apostrophe: a
 * closing after an s gives way to a surer one further on, unless another opening comes first.
 */
function findSingleClosings(
  text: string,
  marks: readonly Mark[],
  goesOn: boolean,
): (number | 'end' | undefined)[] {
  const closings: (number | 'end' | undefined)[] = [];
  if (!marks.some(({ family, canOpen }) => family === 'single' && canOpen)) return closings;
  const isNested = findNested(marks);
  let ahead: Ahead = { sure: undefined, best: undefined, open: undefined };
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const mark = marks[at];
    if (mark === undefined || mark.family !== 'single' || isNested.has(at)) continue;
    if (mark.canOpen) {
      const mayGoOn = goesOn || (at === 0 && mark.at <= 1);
      closings[at] = ahead.best ?? (mayGoOn ? 'end' : undefined);
      ahead = { ...ahead, open: at };
    } else if (mark.canClose) {
      ahead = passClosing(ahead, at, sortClosing(text, mark));
    }
  }
  return closings;
}

/** Finds the single marks that stand within double ones, where they close nothing that was opened before. */
function findNested(marks: readonly Mark[]): ReadonlySet<number> {
  const nested = new Set<number>();
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at];
    const close = mark?.family === 'double' && mark.canOpen ? findDoubleClosing(marks, at) : undefined;
    if (close === 'end') break;
    if (close === undefined || close < 0) continue;
    for (let inner = at + 1; inner < close; inner += 1) nested.add(inner);
    at = close;
  }
  return nested;
}

/** The single marks that come next after a place, by index. */
interface Ahead {
  /** The next closing that can be nothing else. */
  readonly sure: number | undefined;
  /** The closing that an opening here would have. */
  readonly best: number | undefined;
  /** The next opening. */
  readonly open: number | undefined;
}

/** How likely a mark closes and is no apostrophe. */
type Closing = 'sure' | 'likely' | 'after s' | 'unlikely';

/** "goin' home": where a g was dropped. */
const droppedEnding = /(?<=\p{L})(?:[^aeiou\P{L}]|[eou])in$/iu;

function sortClosing(text: string, { at, isSureClose }: Mark): Closing {
  if (isSureClose) return 'sure';
  if (/s/i.test(text.charAt(at - 1))) return 'after s';
  return droppedEnding.test(text.slice(Math.max(0, at - 6), at)) ? 'unlikely' : 'likely';
}

/** Reads on, from the end to the start, over a mark that closes. */
function passClosing({ sure, best, open }: Ahead, at: number, closing: Closing): Ahead {
  if (closing === 'sure') return { sure: at, best: at, open };
  if (closing === 'likely') return { sure, best: at, open };
  const isNext = best !== undefined && (open === undefined || open > best);
  if (closing === 'unlikely') return { sure, best: isNext ? best : at, open };
  const isSureNext = sure !== undefined && (open === undefined || open > sure);
  if (isSureNext) return { sure, best: sure, open };
  return { sure, best: best === undefined || best !== sure ? at : best, open };
}
