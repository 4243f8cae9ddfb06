import type { Reach, TextDirective } from './find-directive.ts';
import { findFirstWords, findWords, takeFirst, takeLast } from './find-words.ts';

/** Fewer words in a row may well stand elsewhere in the story, of which only the passage is at hand. */
export const DISTINCT_WORDS_MIN = 5;

/** Up to this many words are given whole; a browser must find them in one block, so more would be fragile. */
const WHOLE_WORDS_MAX = 8;

/** How many words stand for the beginning and the end of a long quotation, best first. */
const END_WORD_COUNTS = [5, 3, 8, 4, 2, 1];

/** How many words before or after are added, as few as do. */
const CONTEXT_WORD_COUNTS = [2, 4, 8];

/**
 * Proposes directives for some runs, the most readable first: plain ones, then some with context, then the shortest.
 *
 * @param page What the page shows, white space normalised, a line a block.
 * @param wanted Where in it the runs stand; null when that is not known.
 */
export function* proposeDirectives(
  runs: readonly string[],
  page: string,
  wanted: Reach | null,
): Generator<TextDirective> {
  const bare = [...proposeBare(runs)];
  yield* bare;
  if (wanted !== null) {
    const contexts = CONTEXT_WORD_COUNTS.map((count) => readContext(page, wanted, count));
    for (const context of contexts) yield* addContext(bare.slice(0, WITH_CONTEXT_MAX), context);
  }
  for (const count of END_WORD_COUNTS) yield { start: takeFirst(runs[0] ?? '', count) };
}

/** Words that repeat are told apart by their context; with another choice of words little would be won. */
const WITH_CONTEXT_MAX = 2;

function* addContext(
  bare: readonly TextDirective[],
  { prefix, suffix, onward }: Context,
): Generator<TextDirective> {
  for (const one of bare) {
    if (prefix !== null) yield { ...one, prefix };
    if (suffix !== null) yield { ...one, suffix };
    if (prefix !== null && suffix !== null) yield { ...one, prefix, suffix };
    if (onward !== null && one.end !== undefined) yield { ...one, start: onward };
  }
}

function* proposeBare(runs: readonly string[]): Generator<TextDirective> {
  const [first = ''] = runs;
  const count = findFirstWords(first).length;
  if (runs.length === 1 && count <= WHOLE_WORDS_MAX) yield { start: takeFirst(first, count) };
  for (const size of END_WORD_COUNTS) {
    // In one run the beginning and the end must not overlap.
    const areApart = runs.length > 1 || size * 2 <= count;
    if (areApart) yield { start: takeFirst(first, size), end: takeLast(runs.at(-1) ?? '', size) };
  }
}

/** How far around the words their context is looked for, in characters. */
const CONTEXT_LENGTH_MAX = 400;

/** The printed words around a place, up to its paragraph's borders. */
interface Context {
  readonly prefix: string | null;
  readonly suffix: string | null;
  /** From the beginning on into what stands after the first run: of use when nothing stands before it. */
  readonly onward: string | null;
}

function readContext(page: string, { start, end }: Reach, count: number): Context {
  return {
    prefix: takeBefore(page, start, count),
    suffix: takeAfter(page, end, count),
    onward: takeAfter(page, start, DISTINCT_WORDS_MIN + count),
  };
}

/** Context reaches right up to the words, marks included. */
function takeBefore(page: string, end: number, count: number): string | null {
  const line = page.slice(Math.max(0, end - CONTEXT_LENGTH_MAX), end).replace(/^.*\n/s, '');
  const word = findWords(line).at(-count) ?? findWords(line)[0];
  return word === undefined ? null : line.slice(word.start).trim();
}

function takeAfter(page: string, start: number, count: number): string | null {
  const [line = ''] = page.slice(start, start + CONTEXT_LENGTH_MAX).split('\n');
  const words = findWords(line);
  const word = words[count - 1] ?? words.at(-1);
  return word === undefined ? null : line.slice(0, word.end).trim();
}
