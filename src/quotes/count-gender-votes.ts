import type { Mention } from './mention.ts';
import type { Person } from './person.ts';
import type { Paragraph } from './story-text.ts';

/** Above 0 speaks for a man, below for a woman. */
const pronounVotes: ReadonlyMap<string, number> = new Map([
  ['he', 1],
  ['his', 0.5],
  ['him', 0.3],
  ['himself', 1],
  ['she', -1],
  ['her', -0.5],
  ['hers', -0.5],
  ['herself', -1],
]);

/** How many tokens after a name a pronoun still speaks of it. */
const reachTokens = 40;

/**
 * Lets the pronouns that follow a name, with no other person between, vote on its gender; the way a first
 * name ends gives the casting vote.
 */
export function countGenderVotes(
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  people: readonly Person[],
  paragraphs: readonly Paragraph[],
): number[] {
  const votes = people.map(({ words }) => (words.length > 1 ? voteByEnding(words[0] ?? '') : 0));
  const isPerson = (mention: Mention) => (people[personOf[mention.index] ?? -1]?.personhood ?? -1) >= 0.5;
  const named = mentions.filter((mention) => isPerson(mention));
  for (const [position, mention] of named.entries()) {
    const person = personOf[mention.index] ?? -1;
    const next = named[position + 1];
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    const end = next?.paragraph === mention.paragraph ? next.from : tokens.length;
    const weight = mention.role === 'subject' ? 1 : 0.5;
    for (let at = mention.to; at < Math.min(end, mention.to + reachTokens); at += 1) {
      const vote = pronounVotes.get(tokens[at]?.lower ?? '');
      if (vote === undefined) continue;
      votes[person] = (votes[person] ?? 0) + vote * weight;
      break;
    }
  }
  return votes;
}

function voteByEnding(first: string): number {
  if (/(?:[^u]a|ette|elle|ine|lyn|ynn|leigh|ise|bel|eth|ys|wen)$/.test(first)) return -0.4;
  return /(?:[^u]o|us|ald|ert|ric|mund|ard|ton|ius)$/.test(first) ? 0.4 : 0;
}
