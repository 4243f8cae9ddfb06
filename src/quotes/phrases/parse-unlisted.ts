import type { Token } from '../text/story-text.ts';
import { isAdverb } from './is-adverb.ts';
import { type Ground, listCapitals, makePhrase, type Phrase } from './phrase.ts';

/** How many words an unlisted noun may end. */
const wordsMax = 5;

/**
 * Reads "a senior courtier" in "“…,” a senior courtier said" and "“…,” said a senior courtier": a noun that no list has
 * stands for somebody where a verb of speech and what is quoted leave it nothing else to be.
 */
export function parseUnlisted(ground: Ground, from: number): Phrase | null {
  const { tokens, lexicons } = ground;
  const isInverted = isCue(ground, from - 1) && endsQuotation(tokens, from - 2);
  if (!isInverted && !endsQuotation(tokens, from - 1)) return null;
  let to = from + 1;
  while (to <= from + wordsMax && isPlain(ground, to)) to += 1;
  const noun = tokens[to - 1];
  if (to === from + 1 || noun === undefined || noun.isCapital || noun.isPossessive) return null;
  if (!isInverted && !isCue(ground, skipAdverbs(ground, to))) return null;
  const { lower = '' } = tokens[from] ?? {};
  const determiner = lexicons.determiners.get(lower);
  return makePhrase({
    from,
    to,
    kind: 'description',
    heads: [noun.lower],
    isPlural: /[^s]s$/.test(noun.lower),
    isIndefinite: determiner === 'indefinite',
    qualifiers: listCapitals(tokens.slice(from + 1, to)),
    possessor: determiner === 'possessive' ? lower : null,
  });
}

/** Whether a run ends right before a token, perhaps with a comma of the sentence around it. */
function endsQuotation(tokens: readonly Token[], at: number): boolean {
  const last = tokens[at]?.text === ',' ? tokens[at - 1] : tokens[at];
  return last?.kind === 'run';
}

function isCue({ tokens, lexicons }: Ground, at: number): boolean {
  const { kind, lower = '' } = tokens[at] ?? {};
  return kind === 'word' && lexicons.cueForms.get(lower)?.form === 'finite';
}

function isPlain(ground: Ground, at: number): boolean {
  const { tokens, lexicons } = ground;
  const token = tokens[at];
  return token?.kind === 'word' && !lexicons.functionWords.has(token.lower) && !isCue(ground, at);
}

function skipAdverbs({ tokens, lexicons }: Ground, from: number): number {
  let at = from;
  while (isAdverb(tokens[at], lexicons)) at += 1;
  return at;
}
