import { findDirective, normaliseForFinding, type Reach, type TextDirective } from './find-directive.ts';

/** The words to open a page at, and the words around them that they may be mistaken for. */
export interface FragmentSubject {
  /** The stretches that were said, in order; all from the first word to the last is to be shown. */
  readonly runs: readonly string[];
  /** The words of the paragraphs that hold them; may be empty. */
  readonly passage: string;
  /** What the page shows above them: the headline. */
  readonly headline: string;
}

/**
 * Chooses the text fragment (`text=[prefix-,]start[,end][,-suffix]`) that opens a page at the given words: short
 * words whole, longer ones by their first and last few words, and with the words around them when the headline or
 * the passage would be found first. Null when not even the shortest fits into `lengthMax`.
 */
export function chooseFragment(subject: FragmentSubject, lengthMax: number): string | null {
  const runs = subject.runs.map(normaliseSpace).filter((run) => run !== '');
  if (runs.length === 0) return null;
  const passage = normaliseForFinding(subject.passage || runs.join('\n'));
  const page = `${normaliseForFinding(subject.headline)}\n${passage}`;
  const wanted = locate(page, passage, runs);

  let nearest: string | null = null;
  let first: string | null = null;
  for (const directive of proposeDirectives(runs, page, wanted)) {
    const fragment = writeDirective(directive);
    if (fragment.length > lengthMax) continue;
    first ??= fragment;
    const found = wanted === null ? null : findDirective(page, directive);
    if (found === null || found.start !== wanted?.start) continue;
    if (found.end === wanted.end) return fragment;
    nearest ??= fragment;
  }
  return nearest ?? first;
}

/** Up to this many words are given whole; a browser must find them in one block, so more would be fragile. */
const WHOLE_WORDS_MAX = 8;

/** How many words stand for the beginning and the end of a long quotation, best first. */
const END_WORD_COUNTS = [4, 6, 3, 8, 2, 1];

/** How many words before or after are added, as few as do. */
const CONTEXT_WORD_COUNTS = [2, 4, 8];

/** Proposes directives: plain ones, then some with context, then the shortest. */
function* proposeDirectives(
  runs: readonly string[],
  page: string,
  wanted: Reach | null,
): Generator<TextDirective> {
  const bare = [...proposeBare(runs)];
  yield* bare;
  if (wanted !== null)
    yield* bare.slice(0, WITH_CONTEXT_MAX).flatMap((one) => [...addContext(one, page, wanted)]);
  for (const count of END_WORD_COUNTS) yield { start: takeFirst(runs[0] ?? '', count) };
}

/** Words that repeat are told apart by their context; with another choice of words little would be won. */
const WITH_CONTEXT_MAX = 2;

function* addContext(bare: TextDirective, page: string, wanted: Reach): Generator<TextDirective> {
  for (const count of CONTEXT_WORD_COUNTS) {
    const prefix = takeBefore(page, wanted.start, count);
    const suffix = takeAfter(page, wanted.end, count);
    if (prefix !== null) yield { ...bare, prefix };
    if (suffix !== null) yield { ...bare, suffix };
    if (prefix !== null && suffix !== null) yield { ...bare, prefix, suffix };
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

/** The rules want `-`, `,` and `&` encoded; the rest is what a link in Markdown would trip over. */
function writeDirective({ prefix, start, end, suffix }: TextDirective): string {
  const parts = [
    ...(prefix === undefined ? [] : [`${encodeTerm(prefix)}-`]),
    encodeTerm(start),
    ...(end === undefined ? [] : [encodeTerm(end)]),
    ...(suffix === undefined ? [] : [`-${encodeTerm(suffix)}`]),
  ];
  return `text=${parts.join(',')}`;
}

function encodeTerm(term: string): string {
  return encodeURIComponent(term.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[-'()*_~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Finds where the page shows the words, from the first word of the first run to the last of the last. */
function locate(page: string, passage: string, runs: readonly string[]): Reach | null {
  let start: number | null = null;
  let end = page.length - passage.length;
  for (const run of runs.map(normaliseForFinding)) {
    const index = page.indexOf(run, end);
    if (index < 0) return null;
    start ??= index + (findFirstWords(run)[0]?.start ?? 0);
    end = index + (findLastWords(run).at(-1)?.end ?? run.length);
  }
  return start === null ? null : { start, end };
}

const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

/** Lists the stretches of a text that are words in any language, Chinese and Thai included. */
function findWords(text: string): readonly Reach[] {
  return [...WORDS.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

/** Characters in which the first or last words of a text are looked for; telling words apart takes its time. */
const END_LENGTH = 400;

function findFirstWords(text: string): readonly Reach[] {
  const words = findWords(text.slice(0, END_LENGTH));
  // The last one may have been cut through.
  return text.length > END_LENGTH ? words.slice(0, -1) : words;
}

function findLastWords(text: string): readonly Reach[] {
  const offset = Math.max(0, text.length - END_LENGTH);
  const words = findWords(text.slice(offset)).map(({ start, end }) => ({
    start: start + offset,
    end: end + offset,
  }));
  return offset > 0 ? words.slice(1) : words;
}

/** Takes whole words, without the punctuation outside them; words of signs only are taken as they are. */
function takeFirst(text: string, count: number): string {
  const words = findFirstWords(text);
  const last = words[Math.min(count, words.length) - 1];
  return last === undefined ? text : text.slice(words[0]?.start, last.end);
}

function takeLast(text: string, count: number): string {
  const words = findLastWords(text);
  const first = words[Math.max(0, words.length - count)];
  return first === undefined ? text : text.slice(first.start, words.at(-1)?.end);
}

/** How far around the words their context is looked for, in characters. */
const CONTEXT_LENGTH_MAX = 200;

/** Context reaches right up to the words, marks included, but never into another paragraph. */
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

const normaliseSpace = (text: string) => text.replace(/\s+/g, ' ').trim();
