/** How wide to set text, and by how much lines after the first are moved in. */
export interface Measure {
  /** Columns; `Infinity` breaks nowhere. */
  readonly width: number;
  /** What stands before every line after the first. */
  readonly indent: string;
}

/** Breaks text into lines at single spaces only, which the breaks replace; longer words stay whole. */
export function wrapText(text: string, measure: Measure): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) => wrapLine(index === 0 ? line : measure.indent + line, measure));
}

function wrapLine(line: string, { width, indent }: Measure): readonly string[] {
  if (width === Number.POSITIVE_INFINITY) return [line];
  const lines: string[] = [];
  let current: string | null = null;
  for (const word of line.split(' ')) {
    const longer: string = current === null ? word : `${current} ${word}`;
    // White space alone is indentation, after which no line may break.
    if (current === null || current.trim() === '' || measureColumns(longer) <= width) {
      current = longer;
    } else {
      lines.push(current);
      current = indent + word;
    }
  }
  return [...lines, current ?? ''];
}

/** Counts the columns that text takes; colour codes take none, East Asian letters and emoji two. */
function measureColumns(text: string): number {
  let columns = 0;
  for (const { segment } of GRAPHEMES.segment(text.replace(COLOUR_CODES, ''))) {
    columns += WIDE.test(segment) ? 2 : 1;
  }
  return columns;
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colour codes that the renderer puts in.
const COLOUR_CODES = /\u001b\[\d+m/g;

const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
