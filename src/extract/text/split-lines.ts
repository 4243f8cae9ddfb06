import { tidyLine } from '../tidy-line.ts';

/**
 * Splits plain text into its printed lines. Paragraphs that were wrapped at a fixed width, as in books and mails,
 * are put together again; every other line break is the page's own and stays.
 */
export function splitLines(body: string): readonly string[] {
  const blocks = body.replace(/\r\n?/g, '\n').split(/\n\s*\n/);
  return blocks
    .flatMap(joinWrapped)
    .map(tidyLine)
    .filter((line) => line !== '');
}

/** Narrower text is a list or a poem, wider text was not wrapped. */
const wrapWidthMin = 45;
const wrapWidthMax = 100;

function joinWrapped(block: string): string[] {
  const lines = block
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
  return isWrapped(lines) ? [lines.map((line) => line.trim()).join(' ')] : lines;
}

/** All lines but the last are nearly full, and at least one breaks in the middle of a sentence. */
function isWrapped(lines: readonly string[]): boolean {
  const full = lines.slice(0, -1);
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (full.length === 0 || width < wrapWidthMin || width > wrapWidthMax) return false;
  const isFull = full.every(
    (line, index) => line.length + 1 + firstWordLength(lines[index + 1]) > width * 0.9,
  );
  return isFull && full.some((line) => /[\p{L}\p{N},;–—-]$/u.test(line));
}

function firstWordLength(line: string | undefined): number {
  return line?.trimStart().split(/\s/, 1)[0]?.length ?? 0;
}
