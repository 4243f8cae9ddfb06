import type { Story } from '../domain.ts';
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
    for (const run of found) runs.push({ ...run, index: runs.length, paragraph });
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

function makeRun(text: string, open: Mark, close: Mark | undefined): Found {
  const first = open.at + open.length;
  const label = transcriptLabel.exec(text.slice(first, first + 60))?.[0] ?? '';
  return {
    start: first + label.length,
    end: close?.at ?? text.trimEnd().length,
    outerStart: label === '' ? open.at : first + label.length,
    outerEnd: close === undefined ? text.length : close.at + close.length,
    style: open.family,
    closed: close !== undefined,
  };
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
  let ahead: Ahead = { sure: undefined, best: undefined, open: undefined };
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const mark = marks[at];
    if (mark === undefined || mark.family !== 'single') continue;
    if (mark.canOpen) {
      const mayGoOn = goesOn || (at === 0 && mark.at <= 1);
      closings[at] = ahead.best ?? (mayGoOn ? 'end' : undefined);
      ahead = { ...ahead, open: at };
    } else if (mark.canClose) {
      ahead = passClosing(ahead, at, {
        isSure: mark.isSureClose,
        isWeak: /s/i.test(text.charAt(mark.at - 1)),
      });
    }
  }
  return closings;
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

/** Reads on, from the end to the start, over a mark that closes. */
function passClosing(
  { sure, best, open }: Ahead,
  at: number,
  { isSure, isWeak }: { readonly isSure: boolean; readonly isWeak: boolean },
): Ahead {
  if (isSure) return { sure: at, best: at, open };
  if (!isWeak) return { sure, best: at, open };
  const isSureNext = sure !== undefined && (open === undefined || open > sure);
  if (isSureNext) return { sure, best: sure, open };
  return { sure, best: best === undefined || best !== sure ? at : best, open };
}
