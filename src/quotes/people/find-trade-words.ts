import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Paragraph } from '../text/story-text.ts';
import type { People } from './person.ts';

/** By trade: how many of its words stand in sentences about each person, by index. */
export type TradeWords = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Sentences with more people are about none of them in particular. */
const namedMax = 2;

/** Longer sentences are lists. */
const stretchLengthMax = 1_000;

/**
 * Counts the words of each trade in the sentences that somebody is the subject of, or whose works they tell of: who "made a
 * thriller", or whose "novels" were filmed, may later be "the director" or "the author".
 */
export function findTradeWords(
  paragraphs: readonly Paragraph[],
  mentionsOf: readonly (readonly Mention[])[],
  people: People,
  { tradeWords }: Lexicons,
): TradeWords {
  const found = new Map<number, Map<number, number>>();
  for (const { index, text, tokens, sentences } of paragraphs) {
    const named = listNamed(mentionsOf[index] ?? [], people);
    let at = 0;
    for (const { from, to } of sentences) {
      const first = at;
      while ((named[at]?.from ?? Number.POSITIVE_INFINITY) < to) at += 1;
      const here = new Set(named.slice(first, at).map(({ person }) => person));
      if (here.size === 0 || here.size > namedMax) continue;
      const start = tokens[from]?.start ?? 0;
      const stretch = text.slice(start, Math.min(tokens[to - 1]?.end ?? 0, start + stretchLengthMax));
      for (const trade of listTrades(stretch, tradeWords)) addTo(found, trade, here);
    }
  }
  return found;
}

/** Lists the trades that a stretch's words tell of, once for each word. */
function listTrades(stretch: string, { byWord }: Lexicons['tradeWords']): number[] {
  // Plain letters only, as the listed words are: several times faster than by Unicode's classes.
  const trades: number[] = [];
  for (const word of stretch.toLowerCase().match(/[a-z][a-z-]*/g) ?? [])
    for (const trade of byWord.get(word) ?? []) trades.push(trade);
  return trades;
}

/** Lists who of a paragraph does something or has something: the people, and where each is named. */
function listNamed(
  mentions: readonly Mention[],
  { people, personOf }: People,
): { readonly from: number; readonly person: number }[] {
  return mentions.flatMap(({ index, from, role, isPossessive }) => {
    const person = takeAt(people, personOf[index]);
    const isPerson = person !== undefined && person.personhood >= 0.5 && !person.isBody;
    return isPerson && (role === 'subject' || isPossessive) ? [{ from, person: person.index }] : [];
  });
}

function addTo(found: Map<number, Map<number, number>>, trade: number, people: ReadonlySet<number>): void {
  const counts = found.get(trade) ?? new Map<number, number>();
  found.set(trade, counts);
  for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
}
