import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Paragraph, Sentence, Token } from '../text/story-text.ts';
import type { Person } from './person.ts';

/**
 * Finds the people of whom a story says "they": those it tells so ("Wren, who uses they/them"), and those who are meant
 * by "they" where nobody else can be. By index.
 */
export function findTheyPeople(
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  people: readonly Person[],
  paragraphs: readonly Paragraph[],
): ReadonlySet<number> {
  const they = new Set<number>();
  const votes = new Map<number, number>();
  for (const mention of mentions) {
    const person = takeAt(people, personOf[mention.index]);
    if (person === undefined || person.isBody || person.personhood < 0.5) continue;
    const { index } = person;
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    if (tellsSo(tokens, mention.to)) they.add(index);
    else if (isMeantByThey(mention, mentions, personOf, paragraphs))
      votes.set(index, (votes.get(index) ?? 0) + weighThey(mentions[mention.index + 1], tokens));
  }
  for (const [index, count] of votes) {
    // A first name that tells a gender takes more to be overruled.
    const wanted = people[index]?.gender === '-' ? 1 : 2;
    if (count >= wanted && !isCalledOtherwise(index, mentions, personOf, paragraphs)) they.add(index);
  }
  return they;
}

/** Right beside somebody's words, "they" leaves less doubt that it is one who speaks. */
function weighThey(they: Mention | undefined, tokens: readonly Token[]): number {
  return tokens[(they?.from ?? 0) - 1]?.kind === 'run' ? 2 : 1;
}

/** How many tokens after a name may tell of the pronouns. */
const tellingReach = 14;

/** "who uses they/them", "goes by they and them", "the nonbinary drummer". */
function tellsSo(tokens: readonly Token[], to: number): boolean {
  const stretch = tokens.slice(to, to + tellingReach);
  if (!stretch.some(({ lower }) => lower.endsWith('they') || lower.includes('binary'))) return false;
  const words = stretch.map(({ lower }) => lower).join(' ');
  return /\bthey (?:\/|and|or) them\b|\bnon-?binary\b|\bthey pronouns\b/.test(words.split(' . ')[0] ?? '');
}

/** Whether the sentence after one about a single person opens with "They" and names nobody before it. */
function isMeantByThey(
  mention: Mention,
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  paragraphs: readonly Paragraph[],
): boolean {
  const next = mentions[mention.index + 1];
  if (next?.paragraph !== mention.paragraph || next.kind !== 'pronoun' || next.heads[0] !== 'they')
    return false;
  if (next.sentence !== mention.sentence + 1 || mention.isPossessive) return false;
  const paragraph = paragraphs[mention.paragraph];
  const sentences = paragraph?.sentences ?? [];
  const at = sentences.findIndex(({ from, to }) => from <= mention.from && mention.from < to);
  const own = sentences[at];
  const following = sentences[at + 1];
  if (own === undefined || following === undefined || next.from > following.from + 1) return false;
  return !hasSeveral(own, mention, mentions, personOf, paragraph?.tokens ?? []);
}

/** Whether a sentence speaks of anybody else, or of several of anything, whom "they" may mean. */
function hasSeveral(
  { from, to }: Sentence,
  mention: Mention,
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  tokens: readonly Token[],
): boolean {
  for (let index = mention.index - 1; mentions[index]?.sentence === mention.sentence; index -= 1) {
    if (personOf[index] !== personOf[mention.index]) return true;
  }
  return tokens.slice(from, to).some(({ kind, lower }) => kind === 'word' && severalWord.test(lower));
}

/** A plural noun, as far as its ending tells. */
const severalWord =
  /^(?!.*(?:ss|us|is|ws|’s|'s)$)\p{Ll}{3,}s$|^(?:they|them|their|people|children|men|women|both|two|three)$/u;

/** Whether "he" or "she" follows the name somewhere as it does for others. */
function isCalledOtherwise(
  person: number,
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  paragraphs: readonly Paragraph[],
): boolean {
  return mentions.some((mention) => {
    if (personOf[mention.index] !== person) return false;
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    const next = mentions[mention.index + 1];
    if (next?.paragraph !== mention.paragraph || next.kind !== 'pronoun') return false;
    return /^(?:he|she)$/.test(tokens[next.from]?.lower ?? '') && next.sentence - mention.sentence <= 1;
  });
}
