import type { Lexicons, WordGender } from '../lexicons/lexicons.ts';
import { accent, kindAt, letter, lower, number, upper } from '../text/characters.ts';
import type { Paragraph, Sentence, Token } from '../text/story-text.ts';
import { findReach } from './find-reach.ts';
import type { Mention } from './mention.ts';
import { parsePhrase } from './parse-phrase.ts';
import { type Ground, makeMention, type Phrase, type Place } from './phrase.ts';

/** Finds the phrases in the story's own words that stand for people and bodies; what is quoted is left out. */
export function findMentions(paragraphs: readonly Paragraph[], title: string, lexicons: Lexicons): Mention[] {
  const { capitals, within } = collectCapitals(paragraphs);
  const headlines = findHeadlines(paragraphs, title, lexicons);
  const words: Words = { lexicons, capitals, within, headlines, known: null, months: none, oddNames: none };
  const prose = readAll(
    paragraphs.filter((paragraph) => !headlines.has(paragraph)),
    words,
  );
  const told = readOddNames(prose, words);
  if (headlines.size === 0) return placeAll(paragraphs, told);
  const titled = { ...words, known: collectNames(told) };
  return placeAll(paragraphs, readOddNames(new Map([...prose, ...readAll([...headlines], titled)]), titled));
}

/** By paragraph: its phrases, in order. */
type PhrasesOf = ReadonlyMap<Paragraph, readonly PlacedPhrase[]>;

const none: ReadonlySet<string> = new Set();

/**
 * Reads once more where a name has a month, a small word or a number in it: there "June" alone may be she, and "One
 * Nation" and "Mira 9" are names wherever they stand.
 */
function readOddNames(read: PhrasesOf, words: Words): PhrasesOf {
  const { calendar, functionWords } = words.lexicons;
  const months = new Set<string>();
  const oddNames = new Set<string>();
  for (const name of listNames(read)) {
    if (!name.includes(' ')) continue;
    const parts = name.toLowerCase().split(' ');
    const [first = '', second = ''] = parts;
    if (calendar.has(first)) months.add(first);
    if (calendar.has(first) || functionWords.has(first)) oddNames.add(`${first} ${second}`);
    if (/^\d/.test(parts.at(-1) ?? '')) oddNames.add(parts.slice(-2).join(' '));
  }
  const odd = new Set([...oddNames].map((name) => name.split(' ', 1).join()));
  const again = [...read.keys()].filter(({ tokens }) => tokens.some(({ lower }) => odd.has(lower)));
  return again.length === 0 ? read : new Map([...read, ...readAll(again, { ...words, months, oddNames })]);
}

function listNames(read: PhrasesOf): string[] {
  const names: string[] = [];
  for (const phrases of read.values())
    for (const { phrase } of phrases) if (phrase.name !== null) names.push(phrase.name);
  return names;
}

/** Finds the first line where it repeats the title or is set as headlines are, and headlines further down. */
function findHeadlines(
  paragraphs: readonly Paragraph[],
  title: string,
  lexicons: Lexicons,
): ReadonlySet<Paragraph> {
  const [first, ...others] = paragraphs.filter(({ tokens }) => tokens.length > 0);
  // All there is cannot be above it: a story without a headline is called by its first line.
  const repeatsTitle = others.length > 0 && first?.text.trim() === title.trim();
  return new Set(
    paragraphs.filter((paragraph) =>
      paragraph === first
        ? repeatsTitle || isHeadline(paragraph)
        : hasRaisedWord(paragraph, lexicons) && isHeadline(paragraph),
    ),
  );
}

/** Whether a word that is no name and opens nothing has a capital: "Kay Reyes Hits Back At Critics", but no list of names. */
function hasRaisedWord({ tokens, sentences }: Paragraph, { functionWords }: Lexicons): boolean {
  if (sentences.length !== 1) return false;
  return (
    tokens.length >= 5 &&
    tokens.some(({ isCapital, lower }, at) => at > 0 && isCapital && functionWords.has(lower))
  );
}

/** Whether a line is set as headlines are, with capitals throughout, so that capitals tell no names. */
function isHeadline({ text }: Paragraph): boolean {
  if (text.length > 250) return false;
  const words = text.match(/[\p{L}][\p{L}’'-]{2,}/gu) ?? [];
  return words.length >= 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.85 * words.length;
}

/** Collects the words that stand with a capital within a sentence, where it means something. */
function collectCapitals(paragraphs: readonly Paragraph[]): Pick<Ground, 'capitals' | 'within'> {
  const capitals = new Set<string>();
  const within = new Set<string>();
  for (const { text, tokens } of paragraphs) {
    if (tokens.length === 0) continue;
    for (let at = 0; at < text.length; at += 1) {
      if (!(kindAt(text, at) & upper)) continue;
      const end = findWordEnd(text, at);
      if (isWithinSentence(text, at)) within.add(readWord(text, at, end));
      if (isBeforeCapital(text, at, end)) capitals.add(text.slice(at, end).toLowerCase());
      at = end - 1;
    }
  }
  for (const word of within) capitals.add(word);
  return { capitals, within };
}

const readWord = (text: string, from: number, to: number) =>
  text
    .slice(from, to)
    .replace(/[’']s$/, '')
    .toLowerCase();

function findWordEnd(text: string, from: number): number {
  let at = from + 1;
  while (kindAt(text, at) & (letter | accent) || isWithinWords(text.charAt(at))) at += 1;
  return at;
}

const isWithinWords = (sign: string) => sign === '’' || sign === "'" || sign === '-';

/** Whether a word goes on a sentence: after a bracket, or after a blank and what ends none. */
function isWithinSentence(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before === '(') return true;
  return (
    before === ' ' && ((kindAt(text, at - 2) & (lower | number)) > 0 || /[,:;(—–-]/.test(text.charAt(at - 2)))
  );
}

/** "Kay" in "Kay Reyes". */
function isBeforeCapital(text: string, at: number, end: number): boolean {
  if (end === at + 1 || text.charAt(end) !== ' ' || !(kindAt(text, end + 1) & upper)) return false;
  return (kindAt(text, end + 2) & lower) > 0;
}

/** Collects the names and surnames that were read, lower case. */
function collectNames(read: PhrasesOf): Set<string> {
  const names = listNames(read).map((name) => name.toLowerCase());
  return new Set(names.flatMap((name) => [name, name.split(' ').at(-1) ?? '']));
}

interface Words extends Pick<Ground, 'lexicons' | 'capitals' | 'within' | 'known' | 'months' | 'oddNames'> {
  readonly headlines: ReadonlySet<Paragraph>;
}

function readAll(paragraphs: readonly Paragraph[], words: Words): PhrasesOf {
  return new Map(paragraphs.map((paragraph) => [paragraph, readParagraph(paragraph, words)]));
}

/** Gives each phrase its place in the story. */
function placeAll(paragraphs: readonly Paragraph[], read: PhrasesOf): Mention[] {
  const mentions: Mention[] = [];
  let sentences = 0;
  for (const paragraph of paragraphs) {
    const start = { paragraph: paragraph.index, mentions: mentions.length, sentences };
    for (const { phrase, place } of read.get(paragraph) ?? [])
      mentions.push(makeMention(phrase, place, start));
    sentences += paragraph.sentences.length;
  }
  return mentions;
}

/** A phrase in its paragraph: what it hangs on is told by the position among the paragraph's phrases. */
interface PlacedPhrase {
  readonly phrase: Phrase;
  readonly place: Place;
}

/** Reads one paragraph from left to right. */
function readParagraph(
  paragraph: Paragraph,
  { lexicons, capitals, within, headlines, known, months, oddNames }: Words,
): readonly PlacedPhrase[] {
  const { tokens, sentences, isTurn } = paragraph;
  const ground: Ground = {
    tokens,
    sentences,
    isTurn,
    lexicons,
    capitals,
    within,
    months,
    oddNames,
    known: headlines.has(paragraph) ? known : null,
  };
  const found: PlacedPhrase[] = [];
  let owner: Place | null = null;
  let sentence = 0;
  for (let at = findOpeningEnd(paragraph); at < tokens.length; ) {
    const phrase = parsePhrase(ground, at, owner !== null);
    if (phrase === null) {
      owner = null;
      at = skipStageDirection(ground, at);
      continue;
    }
    sentence = findSentence(sentences, sentence, phrase.from);
    const place: Place = {
      index: found.length,
      sentence,
      role: owner?.role ?? readRole(ground, phrase.from, sentences[sentence]?.from ?? 0),
      reach: phrase.kind === 'description' ? findReach(ground, phrase.to) : skipYear(tokens, phrase),
      gender: readGender(ground, phrase),
      owner: owner?.index ?? null,
      appositiveOf: findAnchor(ground, phrase, found.at(-1)),
    };
    found.push({ phrase, place });
    owner = phrase.isPossessive ? place : null;
    at = phrase.to;
  }
  return found;
}

/** How many tokens a year in brackets may have, the page with it. */
const yearReach = 7;

/** Goes on from a name over the year of what its bearer wrote: "Reyes (2006) argues", "Reyes (2006: 12)". */
function skipYear(tokens: readonly Token[], { to, kind }: Phrase): number {
  if (kind !== 'name' || tokens[to]?.text !== '(' || !/^(?:1[5-9]|20)\d\d/.test(tokens[to + 1]?.text ?? ''))
    return to;
  for (let at = to + 2; at < to + yearReach; at += 1) if (tokens[at]?.text === ')') return at + 1;
  return to;
}

/** How many tokens a stage direction may have. */
const directionMax = 10;

/** Goes on from a token, and from a bracket over what it tells of the sounds: "(SOUNDBITE OF CAT MEOWING)". */
function skipStageDirection({ tokens, lexicons }: Ground, from: number): number {
  const close = tokens[from]?.text === '(' ? ')' : tokens[from]?.text === '[' ? ']' : null;
  if (close === null) return from + 1;
  let isSound = false;
  for (let at = from + 1; at <= from + directionMax; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'run') return from + 1;
    if (token.text === close) return isSound ? at + 1 : from + 1;
    isSound ||= lexicons.stageDirections.has(token.lower);
  }
  return from + 1;
}

/** Gives the token after what opens a line and names nobody in the story: a dateline, or the letter before a turn. */
function findOpeningEnd({ tokens, sentences, isTurn }: Paragraph): number {
  const isLetter = isTurn && /^[QA]\.?$/.test(tokens[0]?.text ?? '');
  return isLetter ? (sentences[1]?.from ?? 0) : findDatelineEnd(tokens);
}

/** How many tokens a dateline may have. */
const datelineMax = 10;

/** Gives the token after a dateline, 0 where there is none: the place of "LOS ANGELES, Calif. —" is nobody in the story. */
function findDatelineEnd(tokens: readonly Token[]): number {
  if (!/^\p{Lu}{3,}$/u.test(tokens[0]?.text ?? '')) return 0;
  for (let at = 1; at < Math.min(tokens.length, datelineMax); at += 1) {
    const { kind, text, isCapital } = tokens[at] ?? {};
    if (/^(?:[–—-]|--)$/.test(text ?? '')) return at + 1;
    if (kind === 'run' || (kind === 'word' && isCapital !== true) || /^[.:;?!]$/.test(text ?? '')) return 0;
  }
  return 0;
}

/** Gives the position of the sentence that a token stands in, looking on from an earlier one. */
function findSentence(sentences: readonly Sentence[], earlier: number, token: number): number {
  let sentence = earlier;
  while (token >= (sentences[sentence]?.to ?? Number.POSITIVE_INFINITY)) sentence += 1;
  return sentence;
}

/** What may stand between a sentence's start and its subject. */
const sentenceOpeners = /^(?:and|but|so|then|when|as|if|after|while|though|although|because|once|asked)$/;

/** Guesses what a phrase does in its clause from the word before it. */
function readRole({ tokens, lexicons }: Ground, from: number, sentenceFrom: number): Mention['role'] {
  const before = tokens[from - 1];
  if (from === sentenceFrom || before === undefined || before.kind !== 'word') return 'subject';
  if (from <= sentenceFrom + 1 && sentenceOpeners.test(before.lower)) return 'subject';
  // "Kay called, but Lou was out": a clause of its own.
  if (/^(?:but|so|yet|and)$/.test(before.lower) && /^[,;]$/.test(tokens[from - 2]?.text ?? ''))
    return 'subject';
  if (isLedUpTo(tokens, sentenceFrom, from, lexicons)) return 'subject';
  if (lexicons.clauseOpeners.has(before.lower)) return 'embedded';
  return lexicons.prepositions.has(before.lower) ? 'oblique' : 'object';
}

/** How many words may tell more of a sentence's subject before it is named. */
const leadWordsMax = 3;

/** "Past winner Kay Reyes", "Veteran screen heavy Kay Reyes": nothing but what tells of her stands before the subject. */
function isLedUpTo(
  tokens: readonly Token[],
  sentenceFrom: number,
  from: number,
  lexicons: Lexicons,
): boolean {
  if (from - sentenceFrom > leadWordsMax) return false;
  return tokens.slice(sentenceFrom, from).every(({ kind, lower }) => {
    if (kind !== 'word' || lexicons.functionWords.has(lower) || lexicons.cueForms.has(lower)) return false;
    return !lexicons.irregularPasts.has(lower) && !/(?:[^s]s|ed|ing)$/.test(lower);
  });
}

/** "For her part, the singer …" and "The singer shook her head" tell that the singer is a woman. */
function readGender({ tokens, lexicons }: Ground, phrase: Phrase): WordGender {
  const { from, gender } = phrase;
  if (gender !== '-') return gender;
  if (tokens[from - 1]?.text === ',' && tokens[from - 2]?.lower === 'part')
    return genderOfOwner(tokens[from - 3]?.lower);
  return phrase.kind === 'description' && canOwn(phrase) ? readGenderAfter(tokens, phrase.to, lexicons) : '-';
}

const canOwn = ({ isPlural, isBody, isDocument, isPossessive }: Phrase) =>
  !isPlural && !isBody && !isDocument && !isPossessive;

/** How many tokens after a description "his" or "her" still speaks of it. */
const ownerReach = 6;

/** Reads on from a description to what it does to something of its own: "raised her eyebrows", "shook his head". */
function readGenderAfter(tokens: readonly Token[], to: number, { functionWords }: Lexicons): WordGender {
  for (let at = to; at < to + ownerReach; at += 1) {
    const { kind, isCapital, lower = '' } = tokens[at] ?? {};
    if (kind !== 'word' || isCapital || /^(?:he|she|they|him|them|who)$/.test(lower)) return '-';
    const gender = genderOfOwner(lower);
    if (gender === '-') continue;
    // "bowed to her and said": somebody else.
    const owned = tokens[at + 1];
    const isOwner = lower !== 'her' || (owned?.kind === 'word' && !functionWords.has(owned.lower));
    return isOwner ? gender : '-';
  }
  return '-';
}

function genderOfOwner(word: string | undefined): WordGender {
  if (word === 'his' || word === 'himself') return 'm';
  return word === 'her' || word === 'herself' ? 'f' : '-';
}

/** Finds the phrase that one after a comma explains: "her attorney, Kay Reyes", "Kay Reyes, the singer". */
function findAnchor(ground: Ground, phrase: Phrase, before: PlacedPhrase | undefined): number | null {
  if (before === undefined || !canExplain(phrase, before.phrase)) return null;
  const { tokens } = ground;
  const { to } = before.phrase;
  if (tokens[to]?.text !== ',' || phrase.from !== to + 1) return null;
  return endsAppositive(ground, tokens[phrase.to]) ? (before.place.appositiveOf ?? before.place.index) : null;
}

/** Whether two phrases may mean the same one, the second telling what the first does not. */
function canExplain(phrase: Phrase, previous: Phrase): boolean {
  if (previous.isPossessive || phrase.isPossessive || previous.isPlural !== phrase.isPlural) return false;
  if (previous.kind === 'pronoun' || phrase.kind === 'pronoun') return false;
  if (previous.kind !== phrase.kind) return true;
  return phrase.kind === 'name' ? phrase.heads.length > 0 : !previous.isIndefinite;
}

/** What opens a clause that tells more of whom stands before: "the singer who left", "the singer she dated". */
const opensRelative = /^(?:who|whose|whom|which|that|he|she|they|we|i|you)$/;

/** A verb right after the second phrase makes it the subject of its own: "Said Kay, the singer laughed". */
function endsAppositive({ lexicons }: Ground, after: Token | undefined): boolean {
  if (after?.kind !== 'word') return true;
  return lexicons.prepositions.has(after.lower) || opensRelative.test(after.lower);
}
