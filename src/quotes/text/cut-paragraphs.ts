import type { Story } from '../../domain.ts';
import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Paragraph, Run, Sentence, Token } from './story-text.ts';

const piece =
  /[’'‘]\d0s(?![\p{L}\p{N}])|@[\p{L}\p{N}_][\p{L}\p{N}_.]*[\p{L}\p{N}_]|[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*(?:[’'.\-‐–&][\p{L}\p{N}][\p{L}\p{N}\p{M}_]*)*(?:(?<=s)[’'](?=\s))?|([^\s\p{L}\p{N}])\1{3,}|[^\s\p{L}\p{N}]/gu;
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
  return story.paragraphs.map((text, index) => {
    if (noise.has(index)) return { index, text, tokens: [], sentences: [] };
    const tokens = tokenize(text, runsOf.get(index) ?? [], lexicons);
    return { index, text, tokens, sentences: splitSentences(text, tokens, runs, lexicons) };
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
  for (const match of gap.matchAll(piece)) {
    const [printed] = match;
    const start = from + match.index;
    const previous = tokens.at(-1);
    if (printed === '.' && previous?.end === start && isAbbreviation(previous, lexicons)) {
      tokens[tokens.length - 1] = {
        ...previous,
        text: `${previous.text}.`,
        lower: `${previous.lower}.`,
        end: start + 1,
      };
      continue;
    }
    const isWord = /[\p{L}\p{N}]/u.test(printed);
    tokens.push(
      isWord ? makeWord(printed, start) : makeToken('mark', printed, start, start + printed.length, -1),
    );
  }
}

const contraction = /^(he|she|it|they|we|i|you|who|that|there)[’'](?:ll|ve|d|re|m)$/iu;

function makeWord(printed: string, start: number): Token {
  const end = start + printed.length;
  if (!hasApostrophe.test(printed)) return makeToken('word', printed, start, end, -1);
  const pronoun = contraction.exec(printed)?.[1];
  if (pronoun !== undefined) return makeToken('word', pronoun, start, end, -1);
  const stem = printed.replace(/[’']s$|[’']$/iu, '');
  const isPossessive = stem !== printed && !neverPossessive.has(stem.toLowerCase());
  return makeToken('word', stem, start, end, -1, isPossessive ? printed.slice(stem.length) : '');
}

const hasApostrophe = /[’']/;

function makeToken(
  kind: Token['kind'],
  text: string,
  start: number,
  end: number,
  run: number,
  ending = '',
): Token {
  const isCapital = kind === 'word' && capital.test(text);
  const lower = text.toLowerCase();
  return { kind, text, lower, start, end, isCapital, isPossessive: ending !== '', ending, run };
}

const capital = /^[@\p{Lu}\p{Lt}]|^\p{Ll}[\p{L}\p{N}]*_/u;

function isAbbreviation({ kind, text, lower }: Token, lexicons: Lexicons): boolean {
  if (kind !== 'word') return false;
  return (
    /^(?:\p{Lu}|\p{L}(?:\.\p{L})+)$/u.test(text) ||
    lexicons.abbreviations.has(lower) ||
    lexicons.titles.has(`${lower}.`)
  );
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
  const opensAnew = next.kind === 'run' || next.isCapital || /^\p{N}/u.test(next.text);
  if (token.kind === 'mark') return /[.!?…]/.test(token.text) && (opensAnew || next.text === '(');
  if (token.kind !== 'run') return false;
  const run = runs[token.run];
  if (run === undefined || !sentenceEnd.test(text.slice(Math.max(run.start, run.end - 4), run.end)))
    return false;
  // After a full stop within the marks, "Kay said" opens a sentence of its own.
  const isStopped = /\.[”"’'*)\]]*$/.test(text.slice(Math.max(run.start, run.end - 4), run.end));
  return opensAnew && (isStopped || !startsAttribution(tokens, at + 1, lexicons));
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
