import type { Lexicons, WordGender } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Paragraph, Token } from '../text/story-text.ts';

/** Somebody as gathered by name so far. */
interface Named {
  readonly name: string;
  readonly words: readonly string[];
  readonly isBody: boolean;
  readonly gender: WordGender;
}

/** Two names that the story tells, or lets guess, to be one person's: the first is to be kept. */
export interface SameOne {
  readonly kept: number;
  readonly other: number;
}

/**
 * Finds names that share no word but mean one person: "Kestrel, real name Kay Reyes", a short form ("Teo" for Teodoro),
 * a handle made of the name ("@kayreyes").
 */
export function findOtherNames(
  named: readonly Named[],
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  paragraphs: readonly Paragraph[],
  lexicons: Lexicons,
): SameOne[] {
  const told = mentions.flatMap((mention) => {
    const pair = findToldName(mention, mentions, personOf, paragraphs);
    return pair === null ? [] : [pair];
  });
  const nicknames = findNicknames(named, mentions, personOf, paragraphs);
  const counts = named.map(() => 0);
  for (const index of personOf) if (index !== null) counts[index] = (counts[index] ?? 0) + 1;
  const isMetMore = (a: number, b: number) => (counts[a] ?? 0) > (counts[b] ?? 0);
  return [
    ...told.map(({ first, second, isRealName }) =>
      !isRealName && isMetMore(second, first)
        ? { kept: second, other: first }
        : { kept: first, other: second },
    ),
    ...nicknames,
    ...guessOtherNames(named, lexicons),
  ];
}

/** "William “Wick” Danby" is also Wick. */
function findNicknames(
  named: readonly Named[],
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  paragraphs: readonly Paragraph[],
): SameOne[] {
  const byName = new Map(named.map(({ name }, index) => [name, index]));
  return mentions.flatMap((mention) => {
    const kept = personOf[mention.index] ?? null;
    // A name with a nickname in it has three tokens and more.
    if (mention.kind !== 'name' || kept === null || mention.to - mention.from < 3) return [];
    const { tokens = [], text = '' } = paragraphs[mention.paragraph] ?? {};
    const run = tokens.slice(mention.from + 1, mention.to - 1).find(({ kind }) => kind === 'run');
    const nickname = run && text.slice(run.start, run.end).replace(/^[“"‘']|[”"’',.]+$/g, '');
    const other = nickname === undefined ? undefined : byName.get(nickname);
    return other === undefined || other === kept ? [] : [{ kept, other }];
  });
}

/** How many who share their first letters are compared with a short form; more are no story. */
const alikeMax = 30;

function guessOtherNames(named: readonly Named[], { nameThings }: Lexicons): SameOne[] {
  const byStart = indexByStart(named);
  return named.flatMap((one, other) => {
    const isHandle = one.name.startsWith('@');
    if (!isHandle && !isShort(one, nameThings)) return [];
    const letters = isHandle ? readHandle(one.name) : (one.words[0] ?? '');
    const alike = (byStart.get(letters.slice(0, 3)) ?? []).slice(0, alikeMax);
    const holders = alike.filter((index) => {
      const longer = named[index];
      if (longer === undefined || index === other) return false;
      return isHandle ? isMadeOf(letters, longer) : isShortFor(one, longer);
    });
    const [kept] = holders;
    return kept === undefined || holders.length > 1 ? [] : [{ kept, other }];
  });
}

/** By the first three letters of first name and surname: who bears them. */
function indexByStart(named: readonly Named[]): Map<string, number[]> {
  const byStart = new Map<string, number[]>();
  for (const [index, { name, words }] of named.entries()) {
    if (name.startsWith('@')) continue;
    const initial = fold(words[0] ?? '').slice(0, 1);
    const starts = [words[0], words.at(-1), `${initial}${words.at(-1)}`].map((word) =>
      fold(word ?? '').slice(0, 3),
    );
    for (const start of new Set(starts)) {
      const bearers = byStart.get(start);
      if (bearers === undefined) byStart.set(start, [index]);
      else bearers.push(index);
    }
  }
  return byStart;
}

/** What may stand between a name and another of the same person's. */
const otherName =
  /^,? ?\(?(?:whose |their |his |her )?(?:(?:real|birth|legal|stage|given|full|pen|screen) name(?: is| was| being)?|born|n[ée]e|a\.?k\.?a\.?|(?:better |also |otherwise |professionally |best )?known(?: \w+ly| to \w+(?: \w+)?)? as|(?:who )?(?:performs|records|streams|writes|goes|tours|posts|works|raps) (?:as|by|under the name)|(?:who )?(?:performs|records|streams|tours|posts|raps) (?:at|for|from|in|live|on|online|to)\b(?:[^.,;:“”"]|,(?=\d)){0,40} (?:as|under the name))[, ]*$/u;

/** Whoever has a real name besides is known by the other. */
const realName = /\b(?:real|birth|legal|born|n[ée]e)\b/u;

interface ToldName {
  readonly first: number;
  readonly second: number;
  readonly isRealName: boolean;
}

/** How far apart the two may stand, in tokens. */
const otherNameReach = 12;

/** Reads "Kestrel, real name Kay Reyes" on from the first name; gives both people. */
function findToldName(
  mention: Mention,
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  paragraphs: readonly Paragraph[],
): ToldName | null {
  const first = personOf[mention.index] ?? null;
  if (first === null) return null;
  const next = mentions.slice(mention.index + 1, mention.index + 3).find(({ kind }) => kind === 'name');
  const second = takeAt(personOf, next?.index) ?? null;
  if (second === null || first === second || next?.paragraph !== mention.paragraph) return null;
  if (mention.isPossessive || next.from - mention.to > otherNameReach) return null;
  const { tokens = [], text = '' } = paragraphs[mention.paragraph] ?? {};
  const between = text.slice(endOf(tokens[mention.to - 1]), tokens[next.from]?.start ?? 0);
  const link = between.replace(/\s+/g, ' ').trimStart();
  return otherName.test(link) ? { first, second, isRealName: realName.test(link) } : null;
}

const endOf = (token: Token | undefined) => token?.end ?? 0;

/** Words in a handle that tell of somebody who writes about the one named. */
const followers =
  /fan|stan|lover|updat|daily|news|hq|army|source|archiv|fact|gossip|watch|mod$|mum$|mom$|dad$|wife|husband|intern|s?team$/;

/** Gives a handle's letters without what is often put before a name: "@thekay", "@realkayreyes". */
function readHandle(name: string): string {
  return name
    .toLowerCase()
    .replace(/[@._\d]/g, '')
    .replace(/^(?:the(?:real)?|its|real|iam)(?=\p{L}{3})/u, '');
}

/** Whether a handle is made of somebody's name: "@kayreyes", "@kayr", "@kreyes". */
function isMadeOf(letters: string, { name, words, isBody }: Named): boolean {
  if (name.startsWith('@') || words.length === 0) return false;
  const plain = words.map((word) => fold(word));
  const [first = ''] = plain;
  const last = plain.at(-1) ?? '';
  const joined = plain.join('');
  if (letters === joined || letters === `${first.slice(0, 1)}${last}`) return true;
  if (isBody) return false;
  const rest = letters.startsWith(first) ? letters.slice(first.length) : null;
  if (first.length < 3 || rest === null || followers.test(rest)) return false;
  return words.length > 1 || rest === '' || /^(?:official|music|real|hq|tv|live|games|plays)$/.test(rest);
}

function fold(word: string): string {
  if (/^[a-z]*$/.test(word)) return word;
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}

function isShort({ words, isBody }: Named, nameThings: ReadonlySet<string>): boolean {
  const [word = ''] = words;
  return words.length === 1 && !isBody && word.length > 2 && !nameThings.has(word);
}

/** Whether a lone word is somebody's name cut short: "Teo" for Teodoro, "Stubbsy" for Stubbs. */
function isShortFor(one: Named, { words, isBody, gender }: Named): boolean {
  if (isBody || words.length < 2) return false;
  if (one.gender !== '-' && gender !== '-' && one.gender !== gender) return false;
  const [short = ''] = one.words;
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  if (first.length > short.length && first.startsWith(short)) return true;
  const stem = short.replace(/(?:ie|y|o|s|z)$/, '');
  if (stem === short || stem.length < 3 || first === short || last === short) return false;
  return first.startsWith(stem) || (short.endsWith('y') && last.startsWith(stem));
}
