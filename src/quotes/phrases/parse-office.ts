import { parseName } from './parse-name.ts';
import { addRole, type Ground, type Phrase } from './phrase.ts';

/** How many words what is held may have: "Secretary for Political Affairs". */
const wordsMax = 4;

/**
 * Reads "Secretary of State Kay Reyes" and "head of drama Kay Reyes" from the noun on: whose office it is follows what
 * the office is of. Null where the words after "of" are the name themselves ("fan of Kay Reyes").
 */
export function parseOfficeBearer(ground: Ground, at: number): Phrase | null {
  const { tokens, lexicons } = ground;
  const noun = tokens[at];
  const link = tokens[at + 1]?.lower;
  if (noun === undefined || noun.isPossessive || (link !== 'of' && link !== 'for')) return null;
  const gender = lexicons.personNouns.get(noun.lower) ?? lexicons.titles.get(noun.lower);
  if (gender === undefined) return null;
  const bearer = findBearer(ground, at + 2);
  const name = bearer === null ? null : parseName(ground, bearer);
  return name === null ? null : addRole(name, { from: at, noun: noun.lower, gender });
}

/** Finds the first name after the words that tell what an office is of. */
function findBearer({ tokens, lexicons }: Ground, first: number): number | null {
  for (let at = first; at <= first + wordsMax; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || token.isPossessive) return null;
    if (token.isCapital && lexicons.firstNames.has(token.lower))
      return at > first && tokens[at + 1]?.isCapital === true ? at : null;
    const isSmall = lexicons.functionWords.has(token.lower) && token.lower !== 'the' && token.lower !== 'and';
    const isPerson = lexicons.personNouns.has(token.lower) || lexicons.titles.has(token.lower);
    if (isSmall || isPerson || (!token.isCapital && lexicons.cueForms.has(token.lower))) return null;
  }
  return null;
}
