import { findDirective, foldCase, normaliseSpace, type Reach, type TextDirective } from './find-directive.ts';
import { findFirstWords, findLastWords } from './find-words.ts';
import { DISTINCT_WORDS_MIN, proposeDirectives } from './propose-directives.ts';

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
 * words whole, longer ones by their first and last few words, and with the words around them when they are few or
 * the headline or the passage would be found first. Null when not even the shortest fits into `lengthMax`.
 */
export function chooseFragment(subject: FragmentSubject, lengthMax: number): string | null {
  const runs = subject.runs
    .map((run) => normaliseSpace(run).replaceAll('\n', ' '))
    .filter((run) => run !== '');
  const passage = cutAround(normaliseSpace(subject.passage || runs.join('\n')), runs);
  const page = `${normaliseSpace(subject.headline)}\n${passage}`;
  const folded = foldCase(page);
  const wanted = locate(page, passage, runs);

  let best: Candidate = { fragment: null, merit: 0 };
  for (const directive of runs.length === 0 ? [] : proposeDirectives(runs, page, wanted)) {
    const fragment = writeDirective(directive);
    if (fragment.length > lengthMax) continue;
    const merit = judge(directive, findDirective(folded, directive), wanted);
    if (merit > best.merit) best = { fragment, merit };
    if (merit === MERIT_MAX) break;
  }
  return best.fragment;
}

/** A page without paragraphs is one passage; what is far from the words need not be searched. */
function cutAround(passage: string, runs: readonly string[]): string {
  const from = passage.indexOf(runs[0] ?? '');
  const last = runs.at(-1) ?? '';
  const to = passage.indexOf(last, from) + last.length;
  return from < 0
    ? passage
    : passage.slice(Math.max(0, from - AROUND_LENGTH), Math.max(from, to) + AROUND_LENGTH);
}

/** Characters before and after the words: more than any paragraph that is one. */
const AROUND_LENGTH = 5000;

interface Candidate {
  readonly fragment: string | null;
  readonly merit: number;
}

/** That of a directive that opens at the first word, reaches to the last, and says so in enough words. */
const MERIT_MAX = 2 * (DISTINCT_WORDS_MIN + 1) + DISTINCT_WORDS_MIN;

/** Weighs a directive: where it opens counts most, then how far it reaches, then how distinct its words are. */
function judge(directive: TextDirective, found: Reach | null, wanted: Reach | null): number {
  const opens = found !== null && found.start === wanted?.start;
  const reaches = opens && found.end === wanted?.end;
  const right = Number(opens) + Number(reaches);
  return (
    right * (DISTINCT_WORDS_MIN + 1) + Math.max(1, Math.min(DISTINCT_WORDS_MIN, countBeginning(directive)))
  );
}

/** Counts the words that say where to begin; a suffix does so only for words given whole. */
function countBeginning({ prefix = '', start, end, suffix = '' }: TextDirective): number {
  const context = end === undefined ? [prefix, suffix] : [prefix];
  return [start, ...context].flatMap(findFirstWords).length;
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
  for (const run of runs) {
    const index = findQuoted(page, run, end);
    if (index === null) return null;
    start ??= index + (findFirstWords(run)[0]?.start ?? 0);
    end = index + (findLastWords(run).at(-1)?.end ?? run.length);
  }
  return start === null ? null : { start, end };
}

/** Finds a run, rather where marks stand around it than where the same words are part of the story's own. */
function findQuoted(page: string, run: string, from: number): number | null {
  const first = page.indexOf(run, from);
  for (let index = first; index >= 0; index = page.indexOf(run, index + 1)) {
    if (QUOTE_MARK.test(page.charAt(index - 1)) || QUOTE_MARK.test(page.charAt(index + run.length)))
      return index;
  }
  return first < 0 ? null : first;
}

const QUOTE_MARK = /[\p{Pi}\p{Pf}"'„‚`]/u;
