import type { Story } from '../../domain.ts';
import type { Scene } from '../scene.ts';
import type { Judgement } from '../speakers/attribute-runs.ts';

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
  /** Whether most of the words stand in marks as somebody's. */
  readonly isMarked: boolean;
  /** Whether it speaks of I or we. */
  readonly isFirstPerson: boolean;
}

/** "Kay Reyes: …", "KR: …", "Kay (laughs): …", "Q. …"; asterisks are the bold print of pasted text. */
const label =
  /^\s*[*_]*(?:(?<letter>[QA])(?=\s*[.):–—-])|(?<name>[\p{Lu}@][^\s:,;.!?]*\.?(?: [^\s:,;!?]{1,20}){0,5}?))(?: ?[([][^)\]]{1,30}[)\]])?[*_]*\s*(?:[:：]|(?<=[QA]\s*)[.)–—-])[*_]*(?:\s+|$)/u;
/** A name on a line of its own, as headings over turns are set. */
const nameAlone =
  /^\s*[*_]*[\p{Lu}@][\p{L}\p{M}\p{N}.’'&@-]*(?: (?:[\p{Lu}&][\p{L}\p{M}\p{N}.’'&-]*|\p{Ll}{1,3})){0,4}[*_]*\s*$/u;
const question = /\?[”"’'»)\]*_]*\s*$/u;
const firstPerson =
  /(?<![\p{L}])(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Mm]y|[Mm]e|[Oo]ur|[Mm]yself)(?![\p{L}])/u;

/** Lists a story's lines of prose, read for labels and questions. */
export function listLines(story: Story, { paragraphs }: Scene, judged: readonly Judgement[]): Line[] {
  const bold = new Set(story.layout?.boldLines);
  const markedLength = measureMarked(judged);
  return paragraphs
    .filter(({ tokens }) => tokens.length > 0)
    .map(({ index: paragraph, text }) => {
      const labelled = readLabel(text);
      const start = labelled?.end ?? 0;
      const words = text.slice(start);
      return {
        paragraph,
        label: labelled?.label ?? null,
        labelStart: labelled === null ? 0 : text.indexOf(labelled.label),
        start,
        words,
        isQuestion: question.test(words.slice(-endingMax)),
        isBold: bold.has(paragraph),
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

function readLabel(text: string): { readonly label: string; readonly end: number } | null {
  const head = text.slice(0, labelMax);
  const found = label.exec(head);
  const printed = found?.groups?.['letter'] ?? found?.groups?.['name'];
  if (found !== null && printed !== undefined) return { label: bare(printed), end: found[0].length };
  if (text.length <= labelMax && nameAlone.test(text)) return { label: bare(text), end: text.length };
  return null;
}

/** Longer openings are sentences, in characters. */
export const labelMax = 60;
/** How much of a line's end is read for a question mark, in characters. */
export const endingMax = 8;

const bare = (printed: string) => printed.replace(/[*_]+/g, '').trim();

/** Measures how much of each paragraph is somebody's words in marks. */
function measureMarked(judged: readonly Judgement[]): Map<number, number> {
  const lengths = new Map<number, number>();
  for (const { site, attributed } of judged) {
    if (attributed === null) continue;
    const { paragraph, outerStart, outerEnd } = site.run;
    lengths.set(paragraph, (lengths.get(paragraph) ?? 0) + outerEnd - outerStart);
  }
  return lengths;
}
