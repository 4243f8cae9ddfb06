/** How BM25+ weighs: how soon repetition stops to count, how much length does, and what one occurrence is worth at least. */
export interface Bm25 {
  readonly k: number;
  readonly b: number;
  readonly d: number;
}

/**
 * How soon a word's repetition stops counting (`k`) and how much a long text is held against it (`b`), as measured by
 * `bench:relevance`. No floor for a word in a long text (`d`): with one, long texts win by having something of everything.
 */
const usual: Bm25 = { k: 0.9, b: 0.75, d: 0 };

/**
 * Gives the rarity by which BM25 weighs a term that stands in `matching` of `total` documents: more than nothing, though
 * `matching` may still count what was taken out.
 */
export function rarityOf(total: number, matching: number): number {
  return Math.log(1 + (Math.max(total - matching, 0) + 0.5) / (matching + 0.5));
}

/** Gives what a term counts that stands so often in a text of such a length, before its rarity. */
export function weighFrequency(frequency: number, length: number, average: number): number {
  const { k, b, d } = usual;
  return d + (frequency * (k + 1)) / (frequency + k * (1 - b + (b * length) / average));
}

/** Settings that make one segment score as the whole would: the parameters, and a factor on every score. */
export interface Levelled {
  readonly bm25: Bm25;
  readonly factor: number;
}

/**
 * Finds the settings by which a segment, which knows only its own average length, scores lengths as the whole does.
 *
 * With f the frequency, l the length, a and A the averages of the segment and of the whole, the score of the whole is
 *
 *     d + f (k+1) / (f + k (1-b) + k b l/A)
 *
 * and the segment's the same in d', k', b' and a. Both divisors agree where k' (1-b') = k (1-b) and k' b'/a = k b/A;
 * then only the numerators differ, by the factor (k+1) / (k'+1).
 */
export function levelBm25(segmentAverage: number, wholeAverage: number): Levelled {
  if (segmentAverage <= 0 || wholeAverage <= 0) return { bm25: usual, factor: 1 };
  const constant = usual.k * (1 - usual.b);
  const byLength = (usual.k * usual.b * segmentAverage) / wholeAverage;
  const k = constant + byLength;
  const factor = (usual.k + 1) / (k + 1);
  return { bm25: { k, b: byLength / k, d: usual.d / factor }, factor };
}
