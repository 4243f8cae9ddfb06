import { countWords } from '../noise/lines.ts';

/** Longer lines than this are prose when they end as a sentence does; no headline is longer than the other. */
const plainWordsMax = 25;
const headlineWordsMax = 40;
/** About what a card shows of a headline on one line. */
const openingLengthMax = 90;

/**
 * Gives what a story without a headline is called by, of its first line: the line where it may be a headline, of a
 * whole paragraph its first words.
 *
 * @example nameByOpening('Kay Reyes Quits') // 'Kay Reyes Quits'
 */
export function nameByOpening(line: string): string {
  if (mayBeHeadline(line)) return line;
  const opening = line
    .slice(0, openingLengthMax)
    .replace(/\s+\S*$/, '')
    // A letter of two units is not cut in half.
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[\s,;:.–—-]+$/, '');
  return `${opening}…`;
}

function mayBeHeadline(line: string): boolean {
  if (line.length <= openingLengthMax) return true;
  const count = countWords(line);
  return count <= plainWordsMax || (count <= headlineWordsMax && !/[.!?…]["'”’)\]]*$/.test(line.trimEnd()));
}
