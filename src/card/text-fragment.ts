import { findDirective, foldCase, normaliseSpace, type Reach, type TextDirective } from './find-directive.ts';
import { findFirstWords, findLastWords } from './find-words.ts';
import { DISTINCT_WORDS_MIN, proposeDirectives } from './propose-directives.ts';

/** The words to open a page at, and the words around them that they may be mistaken for. */
export interface FragmentSubject {
  /** The stretches that were said, in order; all from the first word to the last is to be shown. */
  readonly runs: readonly string[];
  /** The words of the paragraphs that hold them. */
  readonly passage: string;
  /** Where each stretch begins there. */
  readonly places: readonly number[];
  /** What the page shows above them: the headline. */
  readonly headline: string;
}

/**
 * Chooses the text fragment (`text=[prefix-,]start[,end][,-suffix]`) that opens a page at the given words: short
 * words whole, longer ones by their first and last few words, and with the words around them when they are few or
 * the headline or the passage would be found first. Null when not even the shortest fits into `lengthMax`.
 */
export function chooseFragment(subject: FragmentSubject, lengthMax: number): string | null {
  const { passage, placed } = layOut(subject);
  const runs = placed.map(({ words }) => words);
  const headline = normaliseSpace(subject.headline);
  const page = `${headline}\n${passage}`;
  const folded = foldCase(page);
  const wanted = reachOf(placed, headline.length + 1);

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

/** A run's words and where they begin in the passage, with white space as a browser shows it. */
interface PlacedRun {
  readonly words: string;
  readonly start: number;
}

/**
 * Puts the passage as a browser shows it, and finds where the runs begin there. A page without paragraphs is one passage;
 * what is far from the words need not be searched.
 */
function layOut({ runs, passage, places }: FragmentSubject) {
  const from = Math.max(0, (places[0] ?? 0) - AROUND_LENGTH);
  const to = (places.at(-1) ?? 0) + (runs.at(-1)?.length ?? 0) + AROUND_LENGTH;
  const cut = passage.slice(from, to);
  const placed = runs.map((run, index): PlacedRun => {
    const blank = run.length - run.trimStart().length;
    const before = cut.slice(0, (places[index] ?? 0) - from + blank);
    // A letter for the first one of the run keeps the white space before it.
    const start = normaliseSpace(`${before}x`).length - 1;
    return { words: normaliseSpace(run).replaceAll('\n', ' '), start };
  });
  return { passage: normaliseSpace(cut), placed: placed.filter(({ words }) => words !== '') };
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

/** Tells where the page shows the words, from the first word of the first run to the last of the last. */
function reachOf(runs: readonly PlacedRun[], passageStart: number): Reach | null {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return null;
  return {
    start: passageStart + first.start + (findFirstWords(first.words)[0]?.start ?? 0),
    end: passageStart + last.start + (findLastWords(last.words).at(-1)?.end ?? last.words.length),
  };
}
