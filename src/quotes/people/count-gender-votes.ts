import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Paragraph, Token } from '../text/story-text.ts';
import type { Person } from './person.ts';

/** Above 0 speaks for a man, below for a woman. */
const pronounVotes: ReadonlyMap<string, number> = new Map([
  ['he', 1],
  ['his', 0.5],
  ['himself', 1],
  ['she', -1],
  ['her', -0.5],
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
  const isPerson = (mention: Mention) => (takeAt(people, personOf[mention.index])?.personhood ?? -1) >= 0.5;
  const named = mentions.filter((mention) => isPerson(mention));
  for (const [position, mention] of named.entries()) {
    const person = personOf[mention.index] ?? -1;
    const next = named[position + 1];
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    const end = next?.paragraph === mention.paragraph ? next.from : tokens.length;
    const weight = mention.role === 'subject' ? 1 : 0.5;
    for (let at = mention.to; at < Math.min(end, mention.to + reachTokens); at += 1) {
      const word = tokens[at]?.lower ?? '';
      const vote = pronounVotes.get(word);
      if (vote === undefined || (word === 'her' && !isOwned(tokens[at + 1]))) continue;
      votes[person] = (votes[person] ?? 0) + vote * weight;
      break;
    }
  }
  return votes;
}

/** Whether "her" says whose the next word is; in "directed her in" it is somebody else. */
function isOwned(next: Token | undefined): boolean {
  return next?.kind === 'word' && !notNouns.test(next.lower);
}

const notNouns =
  /^(?:and|or|but|in|on|at|to|for|from|with|by|as|of|off|up|out|down|over|after|before|about|into|that|when|while|if|because|who|a|an|the|not|how|why|what|again|too|there|back)$/;

function voteByEnding(first: string): number {
  if (/(?:[^u]a|ette|elle|ine|lyn|ynn|leigh|ise|bel|eth|ys|wen)$/.test(first)) return -0.4;
  return /(?:[^u]o|us|as|ald|ert|ric|mund|ard|ton|ius)$/.test(first) ? 0.4 : 0;
}
