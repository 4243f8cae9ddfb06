import type { Lexicons, WordGender } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';

/** Somebody whom a story names, while it is gathered what it tells of them. */
export interface Draft {
  name: string;
  /** A title that stands before it somewhere, as printed. */
  title: string | null;
  words: readonly string[];
  gender: WordGender;
  isBody: boolean;
  heads: Set<string>;
  qualifiers: Set<string>;
  ages: Set<string>;
  aliases: Set<string>;
}

/** Those whom a story names, and which of them each mention means. */
export interface Drafted {
  readonly drafts: Draft[];
  /** By mention index: the draft, or null. */
  readonly personOf: (number | null)[];
}

/** Gathers the mentions by name, those with most words first, so that shorter forms find the longer. */
export function draftPeople(mentions: readonly Mention[], lexicons: Lexicons): Drafted {
  const drafts: Draft[] = [];
  const personOf: (number | null)[] = mentions.map(() => null);
  const byWord = new Map<string, number[]>();
  // "Princess Kay" may be Kay Reyes, and no other way round.
  const isTitled = (words: readonly string[]) =>
    words.length === 2 && lexicons.royalTitles.has(words[0] ?? '');
  const named = mentions.flatMap((mention): Named[] => {
    if (mention.name === null) return [];
    const words = splitName(mention.name);
    return [{ mention, words, rank: isTitled(words) ? 1.5 : words.length }];
  });
  const findBearers = (words: readonly string[]) => {
    const fitting = findFitting(words, drafts, byWord, lexicons);
    return fitting.length > 0 || !isTitled(words)
      ? fitting
      : findFitting(words.slice(1), drafts, byWord, lexicons);
  };
  const open: Named[] = [];
  const calledByFirst = new Set<number>();
  for (const one of named.sort((a, b) => b.rank - a.rank)) {
    const fitting = findBearers(one.words);
    if (fitting.length > 1) open.push(one);
    else settleOn(one, fitting[0] ?? addDraft(one, drafts, byWord));
  }
  // Of two with one surname, a story means whom it speaks of at that place.
  for (const one of open.sort((a, b) => a.mention.index - b.mention.index)) {
    const fitting = findBearers(one.words);
    settleOn(
      one,
      chooseFreshest(one.mention, fitting, { drafts, personOf, mentions, lexicons, calledByFirst }),
    );
  }
  return { drafts, personOf };

  function settleOn(one: Named, index: number): void {
    const { mention, words } = one;
    personOf[mention.index] = index;
    const draft = drafts[index];
    if (draft === undefined) return;
    learnFrom(one, draft);
    if (isPlainer(words, draft, lexicons)) {
      draft.name = mention.name ?? '';
      draft.words = words;
    }
    if (words.length === 1 && words[0] === draft.words[0]) calledByFirst.add(index);
  }
}

/** A mention by name, the name's words, and how early it is gathered. */
interface Named {
  readonly mention: Mention;
  readonly words: readonly string[];
  readonly rank: number;
}

/**
 * Whether a full name shows that a longer one has more than the name in it: "Marine Kay Reyes" where Kay Reyes stands
 * elsewhere, "Kay Reyes Says" above the story.
 */
function isPlainer(plain: readonly string[], { words, isBody }: Draft, lexicons: Lexicons): boolean {
  const { firstNames, personNouns, titles, places, cueForms } = lexicons;
  const over = words.length - plain.length;
  if (isBody || plain.length < 2 || over < 1 || !firstNames.has(plain[0] ?? '')) return false;
  if (words.slice(over).join(' ') === plain.join(' '))
    return words
      .slice(0, over)
      .every((lead) => personNouns.has(lead) || titles.has(lead) || places.has(lead) || /.ing$/.test(lead));
  const rest = words.slice(0, plain.length).join(' ') === plain.join(' ') ? words.slice(plain.length) : [];
  return rest.some((word) => /s$/.test(word) && cueForms.get(word)?.form === 'finite');
}

/** How many mentions back somebody is looked for; how much less each paragraph between counts. */
const freshReach = 120;

const fading = 0.6;

/** Chooses, of several whom a short form fits, who was spoken of most just before it. */
function chooseFreshest(
  mention: Mention,
  fitting: readonly number[],
  story: Drafted & {
    readonly mentions: readonly Mention[];
    readonly lexicons: Lexicons;
    readonly calledByFirst: ReadonlySet<number>;
  },
): number {
  const { drafts, personOf, mentions } = story;
  // Of two of one surname, a story that calls one by the first name keeps the surname for the other.
  const surname = foldName(mention.name ?? '');
  const isByFirst = (index: number) =>
    story.calledByFirst.has(index) && drafts[index]?.words.at(-1) === surname;
  const isTold = fitting.some((index) => !isByFirst(index));
  const freshness = new Map(
    fitting.map((index) => {
      const weight = weighName(drafts[index], mention, story.lexicons);
      return [index, isTold && isByFirst(index) ? weight - byFirstName : weight];
    }),
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

/** How much it speaks against somebody that the story calls them by the first name and another of the surname never so. */
const byFirstName = 4;

/** Weighs what the name alone tells: a person's first name, and no other gender than the title's. */
function weighName(draft: Draft | undefined, { gender }: Mention, { firstNames }: Lexicons): number {
  if (draft === undefined) return 0;
  const conflicts = gender !== '-' && draft.gender !== '-' && gender !== draft.gender;
  return (firstNames.has(draft.words[0] ?? '') && !draft.isBody ? 3 : 0) - (conflicts ? 10 : 0);
}

/** O’Neill and O'Neill are one. */
const foldName = (name: string) => name.toLowerCase().replaceAll('’', "'");

function splitName(name: string): readonly string[] {
  const folded = foldName(name);
  return folded.includes(' ') ? folded.split(/\s+/) : [folded];
}

/** Adds somebody new, to be found again by each word of the name, and gives the index. */
function addDraft(
  { mention: { name, isBody }, words }: Named,
  drafts: Draft[],
  byWord: Map<string, number[]>,
): number {
  const index = drafts.length;
  drafts.push({
    name: name ?? '',
    title: null,
    words,
    gender: '-',
    isBody,
    heads: new Set(),
    qualifiers: new Set(),
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

/** Adds the nouns, what tells them apart and the age that a phrase tells of somebody. */
export function addTold(draft: Draft, { heads, qualifiers, age }: Mention): void {
  for (const head of heads) draft.heads.add(head);
  for (const word of qualifiers) draft.qualifiers.add(word);
  if (age !== null) draft.ages.add(age);
}

/** Adds what one mention tells: another form of the name, nouns, a gender. */
function learnFrom({ mention, words }: Named, draft: Draft): void {
  const name = mention.name ?? '';
  if (draft.name !== name) {
    draft.aliases.add(name);
    const isWhole = words.length >= draft.words.length;
    if (isShouted(draft.name) && !isShouted(name) && isWhole) draft.name = name;
  }
  draft.title ??= mention.title;
  addTold(draft, mention);
  if (draft.gender === '-') draft.gender = mention.gender;
}

const isShouted = (name: string) => name === name.toUpperCase() && !name.startsWith('@');

function keysOf(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => [word, ...(word.includes('-') ? word.split('-').slice(-1) : [])]);
  return [...new Set(parts)];
}

/** Finds the known people whom a shorter form of the name fits best. */
function findFitting(
  words: readonly string[],
  drafts: readonly Draft[],
  byWord: ReadonlyMap<string, number[]>,
  lexicons: Lexicons,
): readonly number[] {
  let best: number[] = [];
  let bestScore = 0;
  for (const holder of listHolders(words, byWord)) {
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

/** How many who bear one word are compared with a name; more are no story. */
const holdersMax = 200;

/** Lists who may bear a name: whom it fits has its first word and its last, so that the rarer of the two tells all of them. */
function listHolders(words: readonly string[], byWord: ReadonlyMap<string, number[]>): readonly number[] {
  const first = byWord.get(words[0] ?? '') ?? [];
  const last = byWord.get(words.at(-1) ?? '') ?? [];
  return (last.length < first.length ? last : first).slice(0, holdersMax);
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
  const isEnding = standsAt(short, long, long.length - short.length);
  if (isEnding) return short.length === long.length ? 4 : 3;
  if (standsAt(short, long, 0)) return 2;
  const [word = ''] = short;
  if (short.length === 1 && long.at(-1)?.split('-').includes(word)) return 1;
  // Of two surnames the first serves alone: "Acosta" for Melba Acosta Febo.
  if (short.length === 1 && long.length === 3 && long[1] === word && word.length > 2) return 1;
  return short.length > 1 && short[0] === long[0] && short.at(-1) === long.at(-1) ? 3 : 0;
}

/** Whether the words of one name stand in a row within another's, from one of them on. */
function standsAt(short: readonly string[], long: readonly string[], from: number): boolean {
  return from >= 0 && short.every((word, at) => word === long[from + at]);
}
