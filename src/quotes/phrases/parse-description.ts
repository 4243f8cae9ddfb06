import { readNumbers } from '../../words/index.ts';
import type { Lexicons, WordGender } from '../lexicons/lexicons.ts';
import type { Token } from '../text/story-text.ts';
import { makeName, parseName } from './parse-name.ts';
import { parseOfficeBearer } from './parse-office.ts';
import { addRole, type Ground, listCapitals, makePhrase, type Phrase } from './phrase.ts';

/** Where a description starts. */
interface Opening {
  /** Token index of the determiner; the same as `first` where an owner's name stands for one. */
  readonly from: number;
  /** Token index of the first word after the determiner. */
  readonly first: number;
}

/**
 * Reads "the dad of two", "an insider", "his co-star Nandita Rao" from a determiner on: modifiers up to the
 * last noun for a person or body, then perhaps a name.
 */
export function parseDescription(ground: Ground, opening: Opening): Phrase | null {
  const head = findHead(ground, opening.first);
  const described = head === null ? null : readHead(ground, opening, head);
  return described ?? parseNameAfter(ground, opening) ?? parseQuantifier(ground.tokens, opening);
}

/** How many words a description may have before its noun is over. */
const wordsMax = 9;

/** Finds the last noun for a person, body or document among the words that may modify one. */
function findHead(ground: Ground, first: number): number | null {
  const { tokens, lexicons } = ground;
  let head: number | null = null;
  let at = first;
  for (; at < Math.min(first + wordsMax, tokens.length) && canModify(ground, at); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.isPossessive || isBodyPart(tokens, at)) continue;
    if (isOfName(ground, at)) continue;
    if (isPersonWord(token, lexicons)) head = at;
    else if (isRoleBefore(ground, at)) return at;
  }
  // "The Brazilian said", but not "the Brazilian film industry".
  if (head === null && lexicons.demonyms.has(tokens[at - 1]?.lower ?? '') && at > first) return at - 1;
  return head === at - 2 && isCompoundHead(tokens[at - 1], lexicons) ? null : head;
}

/** "Kay Weaver" is no weaver, the Copper Post no post and One Nation no one. */
function isOfName({ tokens, lexicons }: Ground, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token?.isCapital && lexicons.functionWords.has(token.lower)) return true;
  if (token?.isCapital !== true || before?.isCapital !== true) return false;
  return lexicons.firstNames.has(before.lower) || lexicons.documentNouns.has(token.lower);
}

/** Endings of nouns for what people do: "biographer", "caster", "pharmacist". */
const agentEnding = /(?:ist|cian|eur|man|woman|smith|wright|grapher|keeper|maker|holder|worker|eer)$/;

/** Whether a noun that no list has stands before its bearer's name: "the royal biographer Kay Reyes". */
function isRoleBefore({ tokens, lexicons }: Ground, at: number): boolean {
  const first = tokens[at + 1];
  if (!first?.isCapital || !tokens[at + 2]?.isCapital || tokens[at]?.isCapital) return false;
  return agentEnding.test(tokens[at]?.lower ?? '') && lexicons.firstNames.has(first.lower);
}

/** "his head", against "the head of the guild" and "head Kay Reyes". */
function isBodyPart(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at]?.lower === 'head' && next?.lower !== 'of' && !next?.isCapital;
}

/** Whether a token may stand between a determiner and the noun. */
function canModify({ tokens, lexicons }: Ground, at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'run') return token.end - token.start < 40 && tokens[at + 1]?.kind === 'word';
  // "the *Harbor Nights* alum", as pasted text prints what is in italics.
  if (token.kind !== 'word') return /^[*_]$/.test(token.text);
  if (lexicons.cueForms.get(token.lower)?.form === 'finite' && !lexicons.personNouns.has(token.lower))
    return false;
  const isSmall = lexicons.functionWords.has(token.lower) && !lexicons.modifiers.has(token.lower);
  // "the That ’70s Show alum": a title's small words, too, may open with a capital.
  const next = tokens[at + 1];
  return !isSmall || (token.isCapital && (next?.isCapital === true || /^[’'‘]?\d/.test(next?.text ?? '')));
}

/** Whether the word after "guest" makes it a compound ("her guest performance") and not a verb ("the guest said"). */
function isCompoundHead(
  token: Token | undefined,
  { irregularPasts, cueForms, linkAdjectives }: Lexicons,
): boolean {
  if (token?.kind !== 'word' || token.isCapital || token.isPossessive) return false;
  const { lower } = token;
  if (linkAdjectives.has(lower) || irregularPasts.has(lower) || cueForms.has(lower)) return false;
  return /^[a-z]+$/.test(lower) && !/(?:s|ed|ing|ly)$/.test(lower);
}

/** "46-year-old", "dad-of-two", "soprano-turned-judge". */
const personCompound = /-year-olds?$|^(?:dad|mom|mum|mother|father)-of-|^\p{L}+-turned-/u;

/** Nouns for two people that are no nouns for one. */
const groups = new Set(['couple', 'pair', 'twins']);

/** Whether a word is a noun for a person, body or document that a list has or that is built like one. */
export function isPersonWord({ lower }: Pick<Token, 'lower'>, { nounsOfAll }: Lexicons): boolean {
  return nounsOfAll.has(lower) || groups.has(lower) || (lower.includes('-') && personCompound.test(lower));
}

/** Reads on from the noun: its bearer's name, or a body's name that ends with it, or the noun alone. */
function readHead(ground: Ground, opening: Opening, head: number): Phrase | null {
  const { tokens, lexicons } = ground;
  const noun = tokens[head];
  if (noun === undefined) return null;
  const { from } = opening;
  const before = tokens.slice(opening.first, head + 1);
  const gender = tellGender(noun.lower, lexicons);
  const noble = parseTitled(ground, opening, head);
  if (noble !== null) return noble;
  const bearer = parseBearer(ground, head);
  // "the Drummers Collective of Harrow"
  if (bearer?.isBody && noun.isCapital && isWithinName(tokens, head + 1)) return null;
  if (bearer !== null)
    return {
      ...addRole(bearer, { from, noun: noun.lower, gender, qualifiers: listCapitals(before) }),
      age: findAge(before),
      possessor: findPossessor(ground, from),
    };
  const isBody = lexicons.bodyNouns.has(noun.lower) && !lexicons.personNouns.has(noun.lower);
  if (!isBody) return describeHead(ground, opening, head);
  if (isWithinName(tokens, head)) return null;
  return parseBodyName(ground, opening, head) ?? { ...describeHead(ground, opening, head), isBody: true };
}

/** "Whether Queen Kay" and "his mother-in-law, Princess Kay": a royal title is part of the name, whatever stands before it. */
function parseTitled(ground: Ground, { from }: Opening, head: number): Phrase | null {
  const title = ground.tokens[head];
  if (!title?.isCapital || title.isPossessive || !ground.lexicons.royalTitles.has(title.lower)) return null;
  const name = ground.tokens[head + 1]?.isCapital ? parseName(ground, head) : null;
  return name === null ? null : { ...name, from };
}

function tellGender(noun: string, { personNouns }: Lexicons): WordGender {
  return personNouns.get(noun.replace(/-(?:of|turned)-.*$/, '')) ?? '-';
}

function findPossessor({ tokens, lexicons }: Ground, from: number): string | null {
  const lead = tokens[from]?.lower ?? '';
  return lexicons.determiners.get(lead) === 'possessive' ? lead : null;
}

/** Reads who bears the noun: "his co-star Nandita Rao", or with a second noun between. */
function parseBearer(ground: Ground, head: number): Phrase | null {
  const second = parseSecondRole(ground, head + 1);
  if (second !== null) return second;
  const office = parseOfficeBearer(ground, head);
  if (office !== null) return office;
  return ground.tokens[head + 1]?.isCapital ? parseName(ground, head + 1) : null;
}

/** Reads on in "his guest and former roommate, Lachlan Reyes": one person with two roles. */
function parseSecondRole(ground: Ground, from: number): Phrase | null {
  const { tokens, lexicons } = ground;
  if (tokens[from]?.lower !== 'and') return null;
  for (let at = from + 1; at < from + 4; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || lexicons.determiners.has(token.lower)) return null;
    if (!isPersonWord(token, lexicons)) continue;
    const name = tokens[at + 1]?.text === ',' && tokens[at + 2]?.isCapital ? parseName(ground, at + 2) : null;
    return name === null ? null : { ...name, heads: [token.lower, ...name.heads] };
  }
  return null;
}

/** Whether a capital noun is one word of a longer name: "Writers Guild", "Guild of Drummers", "Society for the Drums". */
function isWithinName(tokens: readonly Token[], head: number): boolean {
  if (!tokens[head]?.isCapital) return false;
  if (tokens[head - 1]?.isCapital) return true;
  const link = tokens[head + 1]?.lower;
  if (link === 'for' && tokens[head + 2]?.lower === 'the') return tokens[head + 3]?.isCapital === true;
  return (link === 'of' || link === 'for') && tokens[head + 2]?.isCapital === true;
}

/**
 * Reads "the Copper Finch Band" and "the Copper Finch band": a body named by the capitals before its noun. One capital
 * alone may be a place: "the Leeds theatre".
 */
function parseBodyName({ tokens, lexicons }: Ground, { from, first }: Opening, head: number): Phrase | null {
  const before = tokens[head - 1];
  if (tokens[from]?.lower !== 'the' || head === first || !before?.isCapital || before.isPossessive)
    return null;
  // "the Reyes-owned company".
  if (/-\p{Ll}/u.test(before.text)) return null;
  const start = tokens.slice(first, head).findIndex(({ isCapital }) => isCapital) + first;
  const noun = tokens[head];
  // "the Copper Finch band" is Copper Finch, and "the Reyes campaign" not Reyes.
  const isInName = noun?.isCapital === true || start === head - 1;
  const name = makeName(tokens.slice(start, isInName ? head + 1 : head), { from, to: head + 1 }, lexicons);
  return { ...name, isBody: true, gender: '-', heads: isInName ? [] : [noun?.lower ?? ''] };
}

/** Makes a description without a name of the noun and what stands before it. */
function describeHead(ground: Ground, { from, first }: Opening, head: number): Phrase {
  const { tokens, lexicons } = ground;
  const noun = tokens[head];
  const lower = noun?.lower ?? '';
  return makePhrase({
    from,
    to: findCountEnd(tokens, head),
    kind: 'description',
    heads: [lower],
    age: findAge(tokens.slice(first, head + 1)),
    gender: tellGender(lower, lexicons),
    // "Each brother" is all of them.
    isPlural: plural.test(lower) || (from < first && /^(?:each|every)$/.test(tokens[from]?.lower ?? '')),
    isDocument: lexicons.documentNouns.has(lower) && !lexicons.personNouns.has(lower),
    isIndefinite: from < first && lexicons.determiners.get(tokens[from]?.lower ?? '') === 'indefinite',
    isPossessive: noun?.isPossessive ?? false,
    possessor: findPossessor(ground, from),
    qualifiers: listCapitals(tokens.slice(first, head)),
  });
}

/** How many children a parent may be said to have. */
const counts = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})$/;

/** Goes on from a noun over what counts somebody's children: "the dad of two". */
function findCountEnd(tokens: readonly Token[], head: number): number {
  const isCounted = tokens[head + 1]?.lower === 'of' && counts.test(tokens[head + 2]?.lower ?? '');
  return isCounted ? head + 3 : head + 1;
}

/** Finds the age that words before a noun tell, in figures: "46-year-old", "nine-year-old". */
function findAge(tokens: readonly Token[]): string | null {
  const compound = tokens.find(({ lower }) => lower.endsWith('-year-old'));
  if (compound === undefined) return null;
  const [years = ''] = compound.lower.split('-year-old', 1);
  const [age = '', ...others] = readNumbers(years.split('-'));
  return others.length === 0 && /^\d+$/.test(age) ? age : null;
}

const plural = /[^s]s$|^(?:men|women|people|children|couple|trio|duo|pair)$/;

/** Reads "the Beatles", "a limping Kay Reyes", and a name right after its owner. */
function parseNameAfter(ground: Ground, { from, first }: Opening): Phrase | null {
  const { tokens, lexicons } = ground;
  if (from < first && tokens[from]?.lower !== 'the') return parseMoved(ground, { from, first });
  const start = tokens[first];
  if (!start?.isCapital || lexicons.calendar.has(start.lower)) return null;
  const name = parseName(ground, first);
  return name === null ? null : { ...name, from };
}

/** How many words may tell what state somebody is in: "a visibly moved Kay Reyes". */
const stateWordsMax = 3;

/** Reads "a limping Kay Reyes", who is no other than Kay Reyes; "a new Kay Reyes album" is none. */
function parseMoved(ground: Ground, { from, first }: Opening): Phrase | null {
  const { tokens, lexicons } = ground;
  if (!/^an?$/.test(tokens[from]?.lower ?? '')) return null;
  let at = first;
  while (at < first + stateWordsMax && canModify(ground, at) && tokens[at]?.isCapital === false) at += 1;
  if (at === first || !lexicons.firstNames.has(tokens[at]?.lower ?? '')) return null;
  const name = tokens[at]?.isCapital ? parseName(ground, at) : null;
  const after = tokens[name?.to ?? -1];
  const isNoun =
    after?.kind === 'word' && isCompoundHead(after, lexicons) && !lexicons.functionWords.has(after.lower);
  return name === null || name.isPossessive || isNoun ? null : { ...name, from };
}

/** Reads "another", "one" and "a third" that stand alone for somebody. */
function parseQuantifier(tokens: readonly Token[], { from, first }: Opening): Phrase | null {
  const lead = tokens[from]?.lower ?? '';
  const isThird = lead === 'a' && tokens[first]?.lower === 'third';
  if (!isThird && lead !== 'another' && lead !== 'one') return null;
  const to = isThird ? first + 1 : from + 1;
  return makePhrase({ from, to, kind: 'description', heads: [lead], isIndefinite: true });
}
