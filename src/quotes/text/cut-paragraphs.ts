import type { Story } from '../../domain.ts';
import type { Lexicons } from '../lexicons/lexicons.ts';
import { accent, blank, kindAt, letter, lower, number, title, upper } from './characters.ts';
import { raiseSmallNames } from './raise-small-names.ts';
import { findTurnLines } from './read-label.ts';
import { readPoster } from './read-poster.ts';
import type { Paragraph, Run, Sentence, Token } from './story-text.ts';

/** After these, 's is a verb. */
const neverPossessive = new Set([
  'he',
  'she',
  'it',
  'that',
  'who',
  'there',
  'what',
  'here',
  'let',
  'where',
  'how',
]);
const sentenceEnd = /[.!?…][”"’'*)\]]*$/;

/** Second pass: cuts the paragraphs into tokens, each run one token, and the tokens into sentences. */
export function cutParagraphs(story: Story, runs: readonly Run[], lexicons: Lexicons): Paragraph[] {
  const noise = new Set(story.noise);
  const runsOf = new Map<number, Run[]>();
  for (const run of runs) {
    const beside = runsOf.get(run.paragraph);
    if (beside === undefined) runsOf.set(run.paragraph, [run]);
    else beside.push(run);
  }
  const turnLines = findTurnLines(story.paragraphs);
  const cut = raiseSmallNames(
    story.paragraphs.map((text, index) =>
      noise.has(index) ? [] : raisePoster(text, tokenize(text, runsOf.get(index) ?? [], lexicons)),
    ),
    lexicons,
  );
  return story.paragraphs.map((text, index) => {
    const tokens = cut[index] ?? [];
    if (tokens.length === 0) return { index, text, tokens, sentences: [], isTurn: false };
    const sentences = splitSentences(text, tokens, runs, lexicons);
    const words = turnLines.get(index) ?? 0;
    return { index, text, tokens, sentences: cutOffLabel(sentences, tokens, words), isTurn: words > 0 };
  });
}

function tokenize(text: string, runs: readonly Run[], lexicons: Lexicons): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const run of runs) {
    addWords(tokens, text, at, run.outerStart, lexicons);
    tokens.push(makeToken('run', '', run.outerStart, run.outerEnd, run.index));
    at = run.outerEnd;
  }
  addWords(tokens, text, at, text.length, lexicons);
  return tokens;
}

function addWords(tokens: Token[], text: string, from: number, to: number, lexicons: Lexicons): void {
  const gap = text.slice(from, to);
  for (let at = 0; at < gap.length; ) {
    if (kindAt(gap, at) & blank) {
      at += 1;
      continue;
    }
    const end = findPieceEnd(gap, at);
    addPiece(tokens, gap.slice(at, end), from + at, lexicons);
    at = end;
  }
}

/** Finds where the word or mark ends that begins at a place. */
function findPieceEnd(text: string, at: number): number {
  if (kindAt(text, at) & wordly) return findWordEnd(text, at);
  if (isPlainMark(text, at)) return at + 1;
  oddPiece.lastIndex = at;
  oddPiece.test(text);
  return oddPiece.lastIndex;
}

const wordly = letter | number;

/** Signs within a word: "O’Hara", "co-star", "p.m.", "R&B". */
const linkers = new Set("’'.-‐–&");

function findWordEnd(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    if (kindAt(text, at) & (wordly | accent) || text.charAt(at) === '_') at += 1;
    else if (linkers.has(text.charAt(at)) && kindAt(text, at + 1) & wordly) at += 2;
    else if (isMisread(text, at) || standsForLetter(text, at)) at += 1;
    else break;
  }
  return isOfMany(text, at) || isPlus(text, at) ? at + 1 : at;
}

/** "PeÃ±a", letters read in a wrong encoding: the second sign is half a letter. */
function isMisread(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);
  return sign > 0xa0 && sign < 0xc0 && /Ã|Â|\u0302|\u0303/.test(text.charAt(at - 1));
}

/** "Ke$ha", "P!nk". */
function standsForLetter(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (sign !== '$' && !(sign === '!' && (kindAt(text, at - 2) & wordly) === 0)) return false;
  return (kindAt(text, at - 1) & letter) > 0 && (kindAt(text, at + 1) & lower) > 0;
}

/** "Orbis+": the sign belongs to the name. */
const isPlus = (text: string, at: number) =>
  text.charAt(at) === '+' && (kindAt(text, at + 1) & wordly) === 0 && text.charAt(at + 1) !== '+';

/** "the lads’ room": the apostrophe belongs to the word. */
function isOfMany(text: string, at: number): boolean {
  const isApostrophe = text.charAt(at) === '’' || text.charAt(at) === "'";
  return isApostrophe && text.charAt(at - 1) === 's' && (kindAt(text, at + 1) & blank) > 0;
}

/** Whether a sign is a mark by itself: no handle or decade begins with it, and it is not one of a row. */
function isPlainMark(text: string, at: number): boolean {
  const sign = text.charAt(at);
  const next = text.charAt(at + 1);
  return sign < '\uD800' && sign !== '@' && next !== sign && !(next >= '0' && next <= '9');
}

/** What begins with a mark: a decade, a handle, a row of one mark, a mark. */
const oddPiece =
  /[’'‘]\d0s(?![\p{L}\p{N}])|@[\p{L}\p{N}_][\p{L}\p{N}_.]*[\p{L}\p{N}_]|([^\s\p{L}\p{N}])\1{3,}|[^\s\p{L}\p{N}]/uy;

function addPiece(tokens: Token[], printed: string, start: number, lexicons: Lexicons): void {
  const previous = tokens.at(-1);
  if (printed === '.' && previous?.end === start && isAbbreviation(previous, tokens.at(-2), lexicons)) {
    const { text, lower } = previous;
    tokens[tokens.length - 1] = { ...previous, text: `${text}.`, lower: `${lower}.`, end: start + 1 };
    return;
  }
  const isWord = kindAt(printed, 0) & wordly || (printed.length > 1 && /[\p{L}\p{N}]/u.test(printed));
  tokens.push(
    isWord ? makeWord(printed, start) : makeToken('mark', printed, start, start + printed.length, -1),
  );
}

const contraction = /^(he|she|it|they|we|i|you|who|that|there)[’'](?:ll|ve|d|re|m)$/iu;

function makeWord(printed: string, start: number): Token {
  const end = start + printed.length;
  if (!printed.includes('’') && !printed.includes("'")) return makeToken('word', printed, start, end, -1);
  const pronoun = contraction.exec(printed)?.[1];
  if (pronoun !== undefined) return makeToken('word', pronoun, start, end, -1);
  const stem = printed.replace(/[’']s$|[’']$/iu, '');
  const isPossessive = stem !== printed && !neverPossessive.has(stem.toLowerCase());
  return makeToken('word', stem, start, end, -1, isPossessive ? printed.slice(stem.length) : '');
}

function makeToken(
  kind: Token['kind'],
  text: string,
  start: number,
  end: number,
  run: number,
  ending = '',
): Token {
  const isCapital = kind === 'word' && hasCapital(text);
  const lower = text.toLowerCase();
  return { kind, text, lower, start, end, isCapital, isPossessive: ending !== '', ending, run };
}

/** Whether a word begins with a capital, is a handle ("@kay", "kay_reyes") or has a particle joined to it. */
function hasCapital(word: string): boolean {
  if (kindAt(word, 0) & (upper | title) || word.startsWith('@')) return true;
  return (word.includes('_') && handle.test(word)) || (isJoint(word) && joined.test(word));
}

const isJoint = (word: string) => word.includes('-') || word.includes('’') || word.includes("'");

/** A particle that is written together with the name: "d'Arbois", "al-Masri". */
const joined = /^(?:(?:d|l|n|o|dell|dall)[’']|(?:al|el|ad|an|ar|as|ash|at|ul|ur|abu|bin|ben|ibn)-)\p{Lu}/u;

const handle = /^\p{Ll}[\p{L}\p{N}]*_/u;

function isAbbreviation(
  { kind, text, lower }: Token,
  before: Token | undefined,
  lexicons: Lexicons,
): boolean {
  if (kind !== 'word') return false;
  // "“Hello,” said I." ends a sentence, and "Kay I. Reyes" none.
  if (text === 'I' && before !== undefined && !before.isCapital) return false;
  return (
    /^(?:\p{Lu}|\p{L}(?:\.\p{L})+)$/u.test(text) ||
    lexicons.abbreviations.has(lower) ||
    lexicons.titles.has(`${lower}.`)
  );
}

/** Takes the small word in "kay63 wrote:", alone on a line, for the name that it is. */
function raisePoster(line: string, tokens: readonly Token[]): readonly Token[] {
  const [first, ...others] = tokens;
  if (first?.kind !== 'word' || first.isCapital || readPoster(line) === null) return tokens;
  return [{ ...first, isCapital: true }, ...others];
}

/** Makes a sentence of a label, as it is no part of what is said after it; before a quotation it says who speaks. */
function cutOffLabel(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  end: number,
): readonly Sentence[] {
  if (end === 0) return sentences;
  const at = tokens.findIndex(({ start }) => start >= end);
  if (at <= 0 || tokens[at]?.kind === 'run') return sentences;
  const rest = sentences.filter(({ to }) => to > at);
  return [{ from: 0, to: at }, ...rest.map(({ from, to }) => ({ from: Math.max(from, at), to }))];
}

function splitSentences(
  text: string,
  tokens: readonly Token[],
  runs: readonly Run[],
  lexicons: Lexicons,
): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined) break;
    if (next !== undefined && !endsSentence(text, tokens, at, runs, lexicons)) continue;
    sentences.push({ from, to: at + 1 });
    from = at + 1;
  }
  return sentences;
}

function endsSentence(
  text: string,
  tokens: readonly Token[],
  at: number,
  runs: readonly Run[],
  lexicons: Lexicons,
): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || next === undefined) return true;
  if (token.kind === 'word') return false;
  if (closesDirection(tokens, at, lexicons)) return next.kind !== 'word' || next.isCapital;
  const opensAnew = next.kind === 'run' || next.isCapital || /^\p{N}/u.test(next.text);
  if (token.kind === 'mark') return /[.!?…]/.test(token.text) && (opensAnew || next.text === '(');
  const run = runs[token.run];
  if (run === undefined || !sentenceEnd.test(text.slice(Math.max(run.start, run.end - 4), run.end)))
    return false;
  if (/^[([]$/.test(next.text) && lexicons.stageDirections.has(tokens[at + 2]?.lower ?? '')) return true;
  // After a full stop within the marks, "Kay said" opens a sentence of its own.
  const isStopped = /\.[”"’'*)\]]*$/.test(text.slice(Math.max(run.start, run.end - 4), run.end));
  return (
    opensAnew && (isStopped || !startsAttribution(tokens, at + 1, lexicons) || isToldOn(tokens, at, lexicons))
  );
}

/** How many tokens before its closing bracket a stage direction names its sound. */
const directionReach = 4;

/** "[Laughter and applause.]": where the bracket closes behind a sound that nobody says. */
function closesDirection(tokens: readonly Token[], at: number, { stageDirections }: Lexicons): boolean {
  const bracket = tokens[at]?.text;
  if (bracket !== ')' && bracket !== ']') return false;
  for (let back = at - 1; back >= Math.max(0, at - directionReach); back -= 1) {
    if (stageDirections.has(tokens[back]?.lower ?? '')) return true;
    if (/^[([]$/.test(tokens[back]?.text ?? '')) return false;
  }
  return false;
}

/** How many tokens a name and its verb of speech may have. */
const attributionMax = 7;

/** `She said, "Why?" I said, "Why not?"`: words that were brought on, and then others that are brought on too. */
function isToldOn(tokens: readonly Token[], run: number, lexicons: Lexicons): boolean {
  const before = tokens[/^[,:]$/.test(tokens[run - 1]?.text ?? '') ? run - 2 : run - 1];
  if (!lexicons.cueForms.has(before?.lower ?? '')) return false;
  const next = tokens.slice(run + 1, run + attributionMax).findIndex(({ kind }) => kind !== 'word');
  const mark = next < 0 ? undefined : tokens[run + 1 + next];
  if (mark?.kind === 'run') return true;
  return /^[,:]$/.test(mark?.text ?? '') && tokens[run + 2 + next]?.kind === 'run';
}

/** Whether a name and then a cue verb come: `"What?" Octavia Reyes said`, `"What?" I ask`. */
function startsAttribution(tokens: readonly Token[], from: number, lexicons: Lexicons): boolean {
  for (let at = from; at < Math.min(from + 6, tokens.length); at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') return false;
    const form = at > from ? lexicons.cueForms.get(token.lower)?.form : undefined;
    if (form === 'finite' || (form === 'base' && tokens[at - 1]?.lower === 'i')) return true;
    if (!token.isCapital && !lexicons.particles.has(token.lower)) return false;
  }
  return false;
}
