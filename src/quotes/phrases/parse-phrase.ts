import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Token } from '../text/story-text.ts';
import { parseCredit } from './parse-credit.ts';
import { parseDescription } from './parse-description.ts';
import { makeName, opensOddName, parseName } from './parse-name.ts';
import { parseOfficeBearer } from './parse-office.ts';
import { parseOwner, parsePronoun } from './parse-pronoun.ts';
import { parseUnlisted } from './parse-unlisted.ts';
import { addRole, type Ground, makePhrase, type Phrase, startsSentence } from './phrase.ts';

/**
 * Reads the phrase for a person or body that starts at a token, if one does. `isOwned` says that an owner stands
 * right before ("Kay's"), in a determiner's place.
 */
export function parsePhrase(ground: Ground, at: number, isOwned: boolean): Phrase | null {
  const token = ground.tokens[at];
  if (token?.kind !== 'word') return null;
  const pronoun = parsePronoun(ground, at);
  if (pronoun !== null) return pronoun;
  if (isOwned) return parseDescription(ground, { from: at, first: at });
  const noble = parseNoble(ground, at);
  if (noble !== null) return noble;
  if (opensRelative(ground, at)) return null;
  if (ground.lexicons.determiners.has(token.lower) && !opensOddName(ground, at))
    return (
      parseDescription(ground, { from: at, first: at + 1 }) ??
      parseOwner(ground, at) ??
      parseUnlisted(ground, at)
    );
  if (/^some(?:one|body)$/.test(token.lower) && !token.isPossessive) return makeSomebody(token.lower, at);
  if (isRole(ground, at + 1) && isBareNoun(ground, at)) {
    const bearer = parsePhrase(ground, at + 1, false);
    return bearer?.kind === 'name' ? { ...bearer, from: at } : null;
  }
  const modified = parseModified(ground, at);
  if (modified !== null) return modified;
  return (
    parseCrowd(ground, at) ??
    parseOfficeBearer(ground, at) ??
    parseRoleBearer(ground, at) ??
    parseCredited(ground, at)
  );
}

/** Whether "that" goes on to a clause: "a deal that sources describe as …" is not of "that sources". */
function opensRelative(ground: Ground, at: number): boolean {
  if (ground.tokens[at]?.lower !== 'that') return false;
  const described = parseDescription(ground, { from: at, first: at + 1 });
  return described?.isPlural === true && described.heads.some((head) => head.endsWith('s'));
}

/** "“…,” somebody shouted": one whom the story does not tell. */
function makeSomebody(word: string, at: number): Phrase {
  return makePhrase({ from: at, to: at + 1, kind: 'description', heads: [word], isIndefinite: true });
}

/** Reads "former Copper Finch drummer Kay Reyes". */
function parseModified(ground: Ground, at: number): Phrase | null {
  const { tokens, lexicons } = ground;
  const token = tokens[at];
  if (token === undefined || token.isCapital || !lexicons.creditModifiers.has(token.lower)) return null;
  if (tokens[at + 1]?.kind !== 'word') return null;
  const bearer = parsePhrase(ground, at + 1, false);
  return bearer?.kind === 'name' && bearer.from === at + 1 && !bearer.isBody ? { ...bearer, from: at } : null;
}

/** Reads "Fans called it …" and "Lawyers for the band …": people whom no word before them tells apart. */
function parseCrowd(ground: Ground, at: number): Phrase | null {
  const { tokens, lexicons } = ground;
  const { lower = '', isPossessive = true } = tokens[at] ?? {};
  if (isPossessive || !lower.endsWith('s')) return null;
  const next = tokens[at + 1]?.lower ?? '';
  const isLinked = lexicons.links.has(next) && startsSentence(ground, at);
  const isSubject = lexicons.cueForms.get(next)?.form === 'finite' || opensRelative(ground, at - 1);
  if (!isLinked && !isSubject) return null;
  if (!lexicons.personNouns.has(lower.slice(0, -1))) return null;
  const crowd = parseDescription(ground, { from: at, first: at });
  // Nobody told of before: "Lawyers for the band".
  return crowd !== null && isLinked ? { ...crowd, isIndefinite: true } : crowd;
}

/** Reads "the Duchess of Harland", a title in a name's place, which "the duchess" means later. */
function parseNoble({ tokens, lexicons }: Ground, at: number): Phrase | null {
  const from = tokens[at]?.lower === 'the' ? at + 1 : at;
  const title = tokens[from];
  const gender = title?.isCapital ? lexicons.royalTitles.get(title.lower) : undefined;
  if (title === undefined || gender === undefined || tokens[from + 1]?.lower !== 'of') return null;
  if (tokens[from + 2]?.kind !== 'word' || !tokens[from + 2]?.isCapital) return null;
  const to = tokens[from + 3]?.isCapital && !tokens[from + 2]?.isPossessive ? from + 4 : from + 3;
  const name = makeName(tokens.slice(from, to), { from: at, to }, lexicons);
  return { ...name, heads: [title.lower], gender };
}

/** Reads "drummer Kay Reyes", and "drummer Kay Reyes collaborator Lou Finch". */
function parseRoleBearer(ground: Ground, at: number): Phrase | null {
  const name = isRole(ground, at) ? parseName(ground, at + 1) : null;
  if (name === null) return null;
  const noun = ground.tokens[at]?.lower ?? '';
  const gender = ground.lexicons.personNouns.get(noun);
  return parseCredit(ground, at, name) ?? addRole(name, { from: at, noun, gender });
}

/** Reads "Kay Reyes", and "Copper Finch president Kay Reyes". */
function parseCredited(ground: Ground, at: number): Phrase | null {
  const name = parseName(ground, at);
  return name === null ? null : (parseCredit(ground, at, name) ?? name);
}

/** Whether a plain word may stand before a role: "studio head Kay Reyes". */
function isBareNoun({ tokens, lexicons }: Ground, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.isCapital || token.isPossessive) return false;
  if (lexicons.functionWords.has(token.lower) || lexicons.cueForms.has(token.lower)) return false;
  return !lexicons.irregularPasts.has(token.lower) && !/(?:ed|ing|ly|s)$/.test(token.lower);
}

/** Whether a noun for a person stands before a capital: "drummer Kay Reyes", but no title and no "Queen Kay". */
function isRole({ tokens, lexicons }: Ground, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.isPossessive || !tokens[at + 1]?.isCapital) return false;
  if (!lexicons.personNouns.has(token.lower) || lexicons.titles.has(token.lower)) return false;
  if (token.isCapital && lexicons.functionWords.has(token.lower)) return false;
  // "Marine Le Pen"
  if (tokens[at + 2]?.isCapital)
    return !(isFirstName(token, lexicons) && lexicons.particles.has(tokens[at + 1]?.lower ?? ''));
  // "Guy Marlowe" is no guy called Marlowe.
  return !lexicons.royalTitles.has(token.lower) && !isFirstName(token, lexicons);
}

const isFirstName = ({ isCapital, lower }: Token, { firstNames }: Lexicons) =>
  isCapital && firstNames.has(lower);
