import type { Lexicons, WordGender } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Paragraph, Token } from '../text/story-text.ts';
import { countGenderVotes } from './count-gender-votes.ts';
import { findOtherNames, type SameOne } from './find-other-names.ts';
import { findTheyPeople } from './find-they-people.ts';
import type { People, Person } from './person.ts';
import { shareSurnames } from './share-surnames.ts';
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
  const drafted = draftPeople(shareSurnames(mentions, paragraphs, lexicons), lexicons);
  const sameOnes = findOtherNames(drafted.drafts, mentions, drafted.personOf, paragraphs, lexicons);
  const { drafts, personOf } = joinDrafts(drafted, sameOnes);
  readDeeds(mentions, personOf, drafts, paragraphs, lexicons);
  linkAppositives(mentions, personOf, drafts);
  readAges(mentions, personOf, drafts, paragraphs);
  const mentionsOf: Mention[][] = drafts.map(() => []);
  for (const mention of mentions) mentionsOf[personOf[mention.index] ?? -1]?.push(mention);
  const people = drafts.map((draft, index): Person => {
    const { name, words, gender, isBody, heads, ages, aliases } = draft;
    const personhood = weighPersonhood(draft, mentionsOf[index] ?? [], paragraphs, lexicons);
    return { index, name, words, gender, isThey: false, isBody, heads, ages, aliases, personhood };
  });
  const votes = countGenderVotes(mentions, personOf, people, paragraphs);
  const they = findTheyPeople(mentions, personOf, people, paragraphs);
  return {
    people: people.map((person) => {
      if (they.has(person.index)) return { ...person, gender: '-', isThey: true };
      return { ...person, gender: settleGender(person, votes[person.index] ?? 0, lexicons) };
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
  const counts = new Map(named.map((mention) => [mention, countWords(mention.name)]));
  const countOf = (mention: Mention) => counts.get(mention) ?? 0;
  const open: Mention[] = [];
  for (const mention of named.sort((a, b) => countOf(b) - countOf(a) || a.index - b.index)) {
    const words = foldName(mention.name ?? '').split(/\s+/);
    const fitting = findFitting(words, drafts, byWord, lexicons);
    if (fitting.length > 1) {
      open.push(mention);
      continue;
    }
    settleOn(mention, fitting[0] ?? addDraft(mention, words, drafts, byWord));
  }
  // Of two with one surname, a story means whom it speaks of at that place.
  for (const mention of open.sort((a, b) => a.index - b.index)) {
    const words = foldName(mention.name ?? '').split(/\s+/);
    const fitting = findFitting(words, drafts, byWord, lexicons);
    settleOn(mention, chooseFreshest(mention, fitting, { drafts, personOf, mentions, lexicons }));
  }
  return { drafts, personOf };

  function settleOn(mention: Mention, index: number): void {
    personOf[mention.index] = index;
    const draft = drafts[index];
    if (draft !== undefined) learnFrom(mention, draft);
  }
}

/** How many mentions back somebody is looked for; how much less each paragraph between counts. */
const freshReach = 120;
const fading = 0.6;

/** Chooses, of several whom a short form fits, who was spoken of most just before it. */
function chooseFreshest(
  mention: Mention,
  fitting: readonly number[],
  story: Drafted & { readonly mentions: readonly Mention[]; readonly lexicons: Lexicons },
): number {
  const { drafts, personOf, mentions } = story;
  const freshness = new Map(
    fitting.map((index) => [index, weighName(drafts[index], mention, story.lexicons)]),
  );
  for (let at = mention.index - 1; at >= Math.max(0, mention.index - freshReach); at -= 1) {
    const index = personOf[at] ?? -1;
    const known = freshness.get(index);
    const earlier = mentions[at];
    if (known === undefined || earlier === undefined) continue;
    const weight = earlier.role === 'subject' ? 2 : 1;
    freshness.set(index, known + weight * fading ** (mention.paragraph - earlier.paragraph));
  }
  let best = fitting[0] ?? 0;
  for (const [index, fresh] of freshness) if (fresh > (freshness.get(best) ?? 0)) best = index;
  return best;
}

/** Weighs what the name alone tells: a person's first name, and no other gender than the title's. */
function weighName(draft: Draft | undefined, { gender }: Mention, { firstNames }: Lexicons): number {
  if (draft === undefined) return 0;
  const conflicts = gender !== '-' && draft.gender !== '-' && gender !== draft.gender;
  return (firstNames.has(draft.words[0] ?? '') && !draft.isBody ? 3 : 0) - (conflicts ? 10 : 0);
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
  drafts.push({
    name: name ?? '',
    words,
    gender: '-',
    isBody,
    heads: new Set(),
    ages: new Set(),
    aliases: new Set(),
  });
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

/** How many pronouns it takes to overrule what a first name tells, and what a noun or title does. */
const guessedWeight = 1.6;
const toldWeight = 2;

/** Weighs what first name, nouns and titles tell of a gender against the pronouns that follow. */
function settleGender(
  { gender, isBody, personhood, heads, words }: Person,
  votes: number,
  { titles, personNouns, firstNames }: Lexicons,
): WordGender {
  if (isBody || personhood < 0) return gender;
  const guessed = firstNames.get(words[0] ?? '') === gender ? guessedWeight : toldWeight;
  let sum = votes + signs[gender] * guessed;
  for (const head of heads) sum += signs[titles.get(head) ?? personNouns.get(head) ?? '-'] * toldWeight;
  if (Math.abs(sum) < 0.2) return '-';
  return sum > 0 ? 'm' : 'f';
}

const signs: Readonly<Record<WordGender, number>> = { m: 1, f: -1, '-': 0 };

const countWords = (name: string | null) =>
  name === null ? 0 : name.includes(' ') ? name.split(/\s+/).length : 1;
const isShouted = (name: string) => name === name.toUpperCase() && !name.startsWith('@');

function keysOf(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => [word, ...(word.includes('-') ? word.split('-').slice(-1) : [])]);
  return [...new Set(parts)];
}

/** Finds the known people whom a shorter form of the name fits best. */
function findFitting(
  words: readonly string[],
  drafts: readonly Draft[],
  byWord: Map<string, number[]>,
  lexicons: Lexicons,
): readonly number[] {
  let best: number[] = [];
  let bestScore = 0;
  for (const holder of byWord.get(words[0] ?? '') ?? []) {
    const draft = drafts[holder];
    if (draft === undefined) continue;
    const score = isNamedAfter(draft, words, lexicons) ? 0 : fitName(words, draft.words);
    if (score > bestScore) {
      best = [holder];
      bestScore = score;
    } else if (score === bestScore && score > 0) best.push(holder);
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
  if (short.length < long.length && /\s\p{Ll}[^\s\p{Lu}]*$/u.test(name)) return true;
  if (short.length < 2 || long.length <= short.length || firstNames.has(last)) return false;
  // A body is often called by the first words of its own name.
  return nameThings.has(last) || (nameBodies.has(last) && firstNames.has(short[0] ?? ''));
}

/** "Kay Reyes Jr.", "Kay Reyes III". */
const generations = /^(?:jr|sr|ii|iii|iv)\.?$/;

/** Says how well a shorter name fits a longer: whole 4, surname 3, first name 2, part 1, not at all 0. */
function fitName(short: readonly string[], whole: readonly string[]): number {
  const long =
    generations.test(whole.at(-1) ?? '') && short.length < whole.length ? whole.slice(0, -1) : whole;
  const joined = long.join(' ');
  const wanted = short.join(' ');
  if (joined === wanted) return 4;
  if (joined.endsWith(` ${wanted}`)) return 3;
  if (joined.startsWith(`${wanted} `)) return 2;
  if (short.length === 1 && long.at(-1)?.split('-').includes(wanted)) return 1;
  // Of two surnames the first serves alone: "Acosta" for Melba Acosta Febo.
  if (short.length === 1 && long.length === 3 && long[1] === wanted && wanted.length > 2) return 1;
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
  const verb = tokens[from - 2]?.lower ?? '';
  if (!verb.endsWith('ing') || !/^(?:is|was|are|were)$/.test(tokens[from - 1]?.lower ?? '')) return undefined;
  return deeds.get(verb);
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
