import type { Lexicons, WordGender } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Paragraph, Token } from '../text/story-text.ts';
import { countGenderVotes } from './count-gender-votes.ts';
import { findOtherNames, type SameOne } from './find-other-names.ts';
import { findTheyPeople } from './find-they-people.ts';
import type { People, Person } from './person.ts';
import { weighPersonhood } from './weigh-personhood.ts';

interface Draft {
  name: string;
  words: string[];
  gender: WordGender;
  isBody: boolean;
  heads: Set<string>;
  ages: Set<string>;
  aliases: Set<string>;
}

/** Gathers mentions by name into people: the longest form first, then surnames and first names. */
export function mergePeople(
  mentions: readonly Mention[],
  paragraphs: readonly Paragraph[],
  lexicons: Lexicons,
): People {
  const drafted = draftPeople(mentions, lexicons);
  const sameOnes = findOtherNames(drafted.drafts, mentions, drafted.personOf, paragraphs, lexicons);
  const { drafts, personOf } = joinDrafts(drafted, sameOnes);
  readDeeds(mentions, personOf, drafts, paragraphs, lexicons);
  linkAppositives(mentions, personOf, drafts);
  readAges(mentions, personOf, drafts, paragraphs);
  const mentionsOf: Mention[][] = drafts.map(() => []);
  for (const mention of mentions) mentionsOf[personOf[mention.index] ?? -1]?.push(mention);
  const people = drafts.map((draft, index) => ({
    ...draft,
    personhood: weighPersonhood(draft, mentionsOf[index] ?? [], paragraphs, lexicons),
    isThey: false,
    index,
  }));
  const votes = countGenderVotes(mentions, personOf, people, paragraphs);
  const they = findTheyPeople(mentions, personOf, people, paragraphs);
  return {
    people: people.map((person) => {
      if (they.has(person.index)) return { ...person, gender: '-', isThey: true };
      return { ...person, gender: settleGender(person, votes[person.index] ?? 0) };
    }),
    personOf,
  };
}

interface Drafted {
  readonly drafts: Draft[];
  /** By mention index: the draft, or null. */
  readonly personOf: (number | null)[];
}

/** Makes one of those who turned out to be the same. */
function joinDrafts({ drafts, personOf }: Drafted, sameOnes: readonly SameOne[]): Drafted {
  if (sameOnes.length === 0) return { drafts, personOf };
  const goesTo = drafts.map((_draft, index) => index);
  const follow = (index: number): number => {
    const next = goesTo[index] ?? index;
    return next === index ? index : follow(next);
  };
  for (const { kept, other } of sameOnes) {
    const from = follow(other);
    const to = follow(kept);
    const joining = drafts[from];
    const known = drafts[to];
    if (from === to || joining === undefined || known === undefined) continue;
    known.aliases.add(joining.name);
    for (const alias of joining.aliases) known.aliases.add(alias);
    for (const head of joining.heads) known.heads.add(head);
    if (known.gender === '-') known.gender = joining.gender;
    goesTo[from] = to;
  }
  const left = drafts.flatMap((_draft, index) => (goesTo[index] === index ? [index] : []));
  const position = new Map(left.map((index, at) => [index, at]));
  return {
    drafts: left.flatMap((index) => drafts[index] ?? []),
    personOf: personOf.map((index) => (index === null ? null : (position.get(follow(index)) ?? null))),
  };
}

/** Gathers the mentions by name, those with most words first, so that shorter forms find the longer. */
function draftPeople(mentions: readonly Mention[], lexicons: Lexicons): Drafted {
  const drafts: Draft[] = [];
  const personOf: (number | null)[] = mentions.map(() => null);
  const byWord = new Map<string, number[]>();
  const named = mentions.filter((mention) => mention.name !== null);
  const order = [...named].sort((a, b) => countWords(b.name) - countWords(a.name) || a.index - b.index);
  for (const mention of order) {
    const words = foldName(mention.name ?? '').split(/\s+/);
    const index = findPerson(words, drafts, byWord, lexicons) ?? addDraft(mention, words, drafts, byWord);
    personOf[mention.index] = index;
    const draft = drafts[index];
    if (draft !== undefined) learnFrom(mention, draft);
  }
  return { drafts, personOf };
}

/** O’Neill and O'Neill are one. */
const foldName = (name: string) => name.toLowerCase().replaceAll('’', "'");

/** Adds somebody new, to be found again by each word of the name, and gives the index. */
function addDraft(
  { name, isBody }: Mention,
  words: string[],
  drafts: Draft[],
  byWord: Map<string, number[]>,
): number {
  const index = drafts.length;
  const known = { heads: new Set<string>(), ages: new Set<string>(), aliases: new Set<string>() };
  drafts.push({ name: name ?? '', words, gender: '-', isBody, ...known });
  for (const key of keysOf(words)) {
    const holders = byWord.get(key);
    if (holders === undefined) byWord.set(key, [index]);
    else holders.push(index);
  }
  return index;
}

/** Adds what one mention tells: another form of the name, nouns, a gender. */
function learnFrom(mention: Mention, draft: Draft): void {
  const name = mention.name ?? '';
  if (draft.name !== name) {
    draft.aliases.add(name);
    const isWhole = countWords(name) >= draft.words.length;
    if (isShouted(draft.name) && !isShouted(name) && isWhole) draft.name = name;
  }
  for (const head of mention.heads) draft.heads.add(head);
  if (draft.gender === '-') draft.gender = mention.gender;
}

function settleGender({ gender, isBody, personhood }: Person, votes: number): WordGender {
  if (gender !== '-' || isBody || personhood < 0 || Math.abs(votes) < 0.2) return gender;
  return votes > 0 ? 'm' : 'f';
}

const countWords = (name: string | null) => (name === null ? 0 : name.split(/\s+/).length);
const isShouted = (name: string) => name === name.toUpperCase() && !name.startsWith('@');

function keysOf(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => [word, ...(word.includes('-') ? word.split('-').slice(-1) : [])]);
  return [...new Set(parts)];
}

/** Finds the known person whom a shorter form of the name fits. */
function findPerson(
  words: readonly string[],
  drafts: readonly Draft[],
  byWord: Map<string, number[]>,
  lexicons: Lexicons,
): number | null {
  const holders = byWord.get(words[0] ?? '') ?? [];
  let best: number | null = null;
  let bestScore = 0;
  for (const holder of holders) {
    const draft = drafts[holder];
    if (draft === undefined) continue;
    const score = isNamedAfter(draft, words, lexicons) ? 0 : fitName(words, draft.words);
    if (score > bestScore) {
      best = holder;
      bestScore = score;
    }
  }
  return best;
}

/**
 * Whether a longer name is that of a thing or body called after somebody: the Kay Reyes Show is not Kay Reyes, and the
 * Reyes campaign is not Reyes.
 */
function isNamedAfter(
  { name, words: long }: Draft,
  short: readonly string[],
  { nameThings, nameBodies, firstNames }: Lexicons,
): boolean {
  const last = long.at(-1) ?? '';
  // "Reyes campaign": the noun in small letters is no part of the name.
  if (short.length < long.length && /\s\p{Ll}\S*$/u.test(name)) return true;
  if (short.length < 2 || long.length <= short.length || firstNames.has(last)) return false;
  // A body is often called by the first words of its own name.
  return nameThings.has(last) || (nameBodies.has(last) && firstNames.has(short[0] ?? ''));
}

/** Says how well a shorter name fits a longer: whole 4, surname 3, first name 2, part 1, not at all 0. */
function fitName(short: readonly string[], long: readonly string[]): number {
  const joined = long.join(' ');
  const wanted = short.join(' ');
  if (joined === wanted) return 4;
  if (joined.endsWith(` ${wanted}`)) return 3;
  if (joined.startsWith(`${wanted} `)) return 2;
  if (short.length === 1 && long.at(-1)?.split('-').includes(wanted)) return 1;
  return short.length > 1 && short[0] === long[0] && short.at(-1) === long.at(-1) ? 3 : 0;
}

/** "Kay Reyes, who directed it" and "Directing is Kay Reyes" make Kay Reyes the director. */
function readDeeds(
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  drafts: readonly Draft[],
  paragraphs: readonly Paragraph[],
  { deeds }: Lexicons,
): void {
  for (const mention of mentions) {
    const draft = drafts[personOf[mention.index] ?? -1];
    if (draft === undefined) continue;
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    const noun = findDeedAfter(tokens, mention.to, deeds) ?? findDeedBefore(tokens, mention.from, deeds);
    if (noun !== undefined) draft.heads.add(noun);
  }
}

/** "Kay Reyes, who directed it", "Kay Reyes, who also directed it". */
function findDeedAfter(tokens: readonly Token[], to: number, deeds: Lexicons['deeds']): string | undefined {
  const who = tokens[to]?.text === ',' ? to + 1 : to;
  if (tokens[who]?.lower !== 'who') return undefined;
  return deeds.get(tokens[who + 1]?.lower ?? '') ?? deeds.get(tokens[who + 2]?.lower ?? '');
}

/** "Directing is Kay Reyes". */
function findDeedBefore(
  tokens: readonly Token[],
  from: number,
  deeds: Lexicons['deeds'],
): string | undefined {
  if (!/^(?:is|was|are|were)$/.test(tokens[from - 1]?.lower ?? '')) return undefined;
  const verb = tokens[from - 2]?.lower ?? '';
  return verb.endsWith('ing') ? deeds.get(verb) : undefined;
}

function linkAppositives(
  mentions: readonly Mention[],
  personOf: (number | null)[],
  drafts: readonly Draft[],
): void {
  for (const mention of mentions) {
    if (mention.appositiveOf === null) continue;
    const anchor = mentions[mention.appositiveOf];
    if (anchor === undefined) continue;
    const named = personOf[anchor.index] ?? personOf[mention.index] ?? null;
    if (named === null) continue;
    const described = personOf[anchor.index] === null ? anchor : mention;
    if (personOf[described.index] === null) personOf[described.index] = named;
    const draft = drafts[named];
    if (draft === undefined) continue;
    for (const head of described.heads) draft.heads.add(head);
    if (draft.gender === '-') draft.gender = described.gender;
  }
}

/** Reads ", 46," after a mention. */
function readAges(
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  drafts: readonly Draft[],
  paragraphs: readonly Paragraph[],
): void {
  for (const mention of mentions) {
    const person = personOf[mention.index] ?? null;
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    if (person === null || tokens[mention.to]?.text !== ',') continue;
    const age = tokens[mention.to + 1]?.text ?? '';
    if (/^\d{1,3}$/.test(age)) drafts[person]?.ages.add(age);
  }
}
