import type { Token } from '../text/story-text.ts';
import { parseName } from './parse-name.ts';
import { parseOfficeBearer } from './parse-office.ts';
import { addRole, type Ground, listCapitals, makePhrase, type Phrase } from './phrase.ts';

/**
 * Reads on from a leading name that tells what somebody is known for: "Copper Finch president Kay Reyes",
 * "Veteran Nollywood actress". Null where the name stands for itself.
 */
export function parseCredit(ground: Ground, from: number, name: Phrase): Phrase | null {
  if (name.isPossessive) return null;
  return parseOffice(ground, from, name.to) ?? parseSmallCredit(ground, from, name.to);
}

/** Reads "White House Chief of Staff Kay Reyes". */
function parseOffice(ground: Ground, from: number, to: number): Phrase | null {
  const bearer = parseOfficeBearer(ground, to - 1);
  return bearer === null ? null : { ...bearer, from };
}

/** How many words after the name the noun may be: "Copper Finch vice president". */
const wordsMax = 3;

/** Reads a noun in small letters after the name, and its bearer's name where one follows. */
function parseSmallCredit(ground: Ground, from: number, nameTo: number): Phrase | null {
  const { tokens, lexicons } = ground;
  for (let at = nameTo; at < nameTo + wordsMax; at += 1) {
    const token = tokens[at];
    if (token === undefined || !canCredit(ground, token, tokens[at + 1])) return null;
    // "Kay Reyes stars" does so; "the Copper Finch stars" are its stars.
    if (alsoVerbs.test(token.lower) && lexicons.firstNames.has(tokens[from]?.lower ?? '')) return null;
    const gender = lexicons.personNouns.get(token.lower);
    // "chief strategist Kay Reyes": the last noun is what somebody is.
    if (gender === undefined || lexicons.personNouns.has(nextSmall(tokens[at + 1]))) continue;
    const noun = token.lower;
    const bearer = tokens[at + 1]?.isCapital ? parseName(ground, at + 1) : null;
    const qualifiers = listCapitals(tokens.slice(from, at));
    if (bearer !== null) return addRole(bearer, { from, noun, gender, qualifiers });
    const isPlural = /[^s]s$/.test(noun);
    return makePhrase({ from, to: at + 1, kind: 'description', heads: [noun], qualifiers, gender, isPlural });
  }
  return null;
}

/** Nouns for people that are verbs, too. */
const alsoVerbs = /^(?:stars|hosts|judges|coaches|heads|leads|models|guests|partners|champions)$/;

const nextSmall = (token: Token | undefined) => (token?.isCapital === false ? token.lower : '');

/** Whether a word after a name may belong to a credit: no verb, no small word. */
function canCredit(
  { lexicons }: Ground,
  { kind, isCapital, lower }: Token,
  next: Token | undefined,
): boolean {
  if (kind !== 'word' || /(?:ed|ly)$/.test(lower)) return false;
  // "Oversight ranking Democrat Kay Reyes".
  if (isCapital) return lexicons.personNouns.has(lower) && lexicons.firstNames.has(next?.lower ?? '');
  return !(
    lexicons.functionWords.has(lower) ||
    lexicons.cueForms.has(lower) ||
    lexicons.irregularPasts.has(lower)
  );
}
