import type { Scene } from '../scene.ts';
import type { TradeWordsOf } from './circumstances.ts';

/** Opens the looking up of how many words of a noun's trade stand beside each person; null for a noun of no trade. */
export function openTrades({ tradeWords, lexicons }: Scene): (noun: string) => TradeWordsOf | null {
  const known = new Map<string, TradeWordsOf | null>();
  return (noun) => {
    const counted = known.has(noun) ? (known.get(noun) ?? null) : count(noun);
    known.set(noun, counted);
    return counted;
  };

  function count(noun: string): TradeWordsOf | null {
    const trades = lexicons.tradeWords.byNoun.get(noun);
    if (trades === undefined) return null;
    const counts = new Map<number, number>();
    for (const trade of trades)
      for (const [person, words] of tradeWords.get(trade) ?? [])
        counts.set(person, (counts.get(person) ?? 0) + words);
    return { counts, most: Math.max(0, ...counts.values()) };
  }
}
