import type { Scene } from '../scene.ts';
import { type Label, labelMax, readLabel } from '../text/read-label.ts';

/** A line of prose as the form of an interview shows it. */
export interface Line {
  readonly paragraph: number;
  /** The name or letter before the words, as printed without its colon; null where none is. */
  readonly label: string | null;
  /** Where the label begins. */
  readonly labelStart: number;
  /** Where the words begin, after the label. */
  readonly start: number;
  readonly words: string;
  readonly isQuestion: boolean;
  readonly isBold: boolean;
  /** Whether most of the words stand in marks. */
  readonly isMarked: boolean;
  /** Whether it speaks of I or we. */
  readonly isFirstPerson: boolean;
}

/** A name on a line of its own, as headings over turns are set. */
const nameAlone =
  /^\s*[*_]*[\p{Lu}@][\p{L}\p{M}\p{N}.’'&@-]*(?: (?:[\p{Lu}&][\p{L}\p{M}\p{N}.’'&-]*|\p{Ll}{1,3})){0,4}[*_]*\s*$/u;
const question = /\?[”"’'»)\]*_]*\s*$/u;
const firstPerson =
  /(?<![\p{L}])(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Mm]y|[Mm]e|[Oo]ur|[Mm]yself)(?![\p{L}])/u;

/** Lists a story's lines of prose, read for labels and questions. */
export function listLines({ paragraphs, boldLines, runs }: Scene): Line[] {
  const markedLength = measureMarked(runs);
  return paragraphs
    .filter(({ tokens }) => tokens.length > 0)
    .map(({ index: paragraph, text }) => {
      const labelled = readLabel(text) ?? readHeading(text);
      const start = labelled?.end ?? 0;
      const words = text.slice(start);
      return {
        paragraph,
        label: labelled?.text ?? null,
        labelStart: labelled?.start ?? 0,
        start,
        words,
        isQuestion: question.test(words.slice(-endingMax)),
        isBold: boldLines.has(paragraph),
        isMarked: (markedLength.get(paragraph) ?? 0) > words.length / 2,
        isFirstPerson: speaksOfItself(words),
      };
    });
}

/** How much of a line is read for signs, in characters. */
const readMax = 2000;

/** Whether words speak of I or we. */
export function speaksOfItself(words: string): boolean {
  return firstPerson.test(words.slice(0, readMax));
}

/** Reads a name on a line of its own. */
function readHeading(line: string): Label | null {
  if (line.length > labelMax || !nameAlone.test(line)) return null;
  const text = line.replace(/[*_]+/g, '').trim();
  return { text, start: line.indexOf(text), end: line.length };
}

/** How much of a line's end is read for a question mark, in characters. */
export const endingMax = 8;

/** Measures how much of each paragraph stands in marks. */
function measureMarked(runs: Scene['runs']): Map<number, number> {
  const lengths = new Map<number, number>();
  for (const { paragraph, outerStart, outerEnd } of runs)
    lengths.set(paragraph, (lengths.get(paragraph) ?? 0) + outerEnd - outerStart);
  return lengths;
}
