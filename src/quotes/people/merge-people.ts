import type { Lexicons, WordGender } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Paragraph } from '../text/story-text.ts';
import { countGenderVotes } from './count-gender-votes.ts';
import { type Draft, type Drafted, draftPeople } from './draft-people.ts';
import { findOtherNames, type SameOne } from './find-other-names.ts';
import { findTheyPeople } from './find-they-people.ts';
import { linkReveals } from './link-reveals.ts';
import type { People, Person } from './person.ts';
import {
  linkAppositives,
  linkBearers,
  linkComplements,
  readAges,
  readDeeds,
  readShows,
} from './read-tellings.ts';
import { shareSurnames } from './share-surnames.ts';
import { weighPersonhood } from './weigh-personhood.ts';

/** Gathers mentions by name into people: the longest form first, then surnames and first names. */
export function mergePeople(
  mentions: readonly Mention[],
  paragraphs: readonly Paragraph[],
  lexicons: Lexicons,
): People {
  const drafted = draftPeople(shareSurnames(mentions, paragraphs, lexicons), lexicons);
  const surnames = new Set(
    drafted.drafts.flatMap(({ words }) => (words.length > 1 ? (words.at(-1) ?? []) : [])),
  );
  const sameOnes = findOtherNames(drafted.drafts, mentions, drafted.personOf, paragraphs, lexicons);
  const { drafts, personOf } = joinDrafts(drafted, sameOnes);
  readDeeds(mentions, personOf, drafts, paragraphs, lexicons);
  readShows(mentions, personOf, drafts, paragraphs);
  linkAppositives(mentions, personOf, drafts);
  linkBearers(mentions, personOf, drafts, paragraphs);
  linkReveals(mentions, personOf, drafts, paragraphs);
  linkComplements(mentions, personOf, drafts, paragraphs, lexicons);
  readAges(mentions, personOf, drafts, paragraphs);
  const mentionsOf: Mention[][] = drafts.map(() => []);
  for (const mention of mentions) takeAt(mentionsOf, personOf[mention.index])?.push(mention);
  const people = drafts.map((draft, index): Person => {
    const { words, gender, isBody, heads, qualifiers, ages, aliases } = draft;
    const personhood = weighPersonhood(draft, mentionsOf[index] ?? [], paragraphs, lexicons);
    const isPlural = isFamily(draft, surnames);
    return {
      index,
      name: titleName(draft, lexicons),
      words,
      gender,
      isThey: false,
      isBody,
      isPlural,
      heads,
      qualifiers,
      ages,
      aliases,
      personhood,
    };
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

/** Gives who is known by a title and a surname alone the title too: "Judge Reyes". */
function titleName({ name, title, words }: Draft, { particles }: Lexicons): string {
  const isWhole = words.filter((word) => !particles.has(word)).length > 1;
  return title === null || isWhole || plainTitles.test(title) ? name : `${title} ${name}`;
}

/** Titles that tell no more of a name than a surname does, and those of the famous, who need none. */
const plainTitles =
  /^(?:(?:mr|mrs|ms|mx|dr|sir|dame|lady|lord|gov|sen|rep)\.?|(?:.* )?(?:president|governor|senator|secretary|chancellor|minister|premier|pope))$/i;

/** Whether a name is the plural of a surname that somebody in the story bears: "the Hartleys". */
function isFamily({ words, isBody }: Draft, surnames: ReadonlySet<string>): boolean {
  const [word = ''] = words;
  if (words.length > 1 || isBody || !word.endsWith('s') || surnames.has(word)) return false;
  return surnames.has(word.slice(0, -1)) || (word.endsWith('es') && surnames.has(word.slice(0, -2)));
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
    for (const word of joining.qualifiers) known.qualifiers.add(word);
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

/** How many pronouns it takes to overrule what a first name tells, and what a noun or title does. */
const guessedWeight = 1.6;
const toldWeight = 2;

/** Weighs what first name, nouns and titles tell of a gender against the pronouns that follow. */
function settleGender(
  { gender, isBody, isPlural, personhood, heads, words }: Person,
  votes: number,
  { titles, personNouns, firstNames }: Lexicons,
): WordGender {
  if (isPlural) return '-';
  if (isBody || personhood < 0) return gender;
  const guessed = firstNames.get(words[0] ?? '') === gender ? guessedWeight : toldWeight;
  let sum = votes + signs[gender] * guessed;
  for (const head of heads) sum += signs[titles.get(head) ?? personNouns.get(head) ?? '-'] * toldWeight;
  if (Math.abs(sum) < 0.2) return '-';
  return sum > 0 ? 'm' : 'f';
}

const signs: Readonly<Record<WordGender, number>> = { m: 1, f: -1, '-': 0 };
