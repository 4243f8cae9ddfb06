/** The terms of a search, by how they are looked for; each with how much it counts. */
export interface TermPlan {
  /** Find documents. */
  readonly leading: ReadonlyMap<string, number>;
  /** Add to the score of what the leading ones have found. */
  readonly following: ReadonlyMap<string, number>;
}

/** How many places of terms are walked at most for one search, beside those of the rarest term. */
export interface Budget {
  readonly leading: number;
  readonly following: number;
}

/**
 * Parts a search's terms by what they cost. The rarest tell most, so they find the documents, until their places are too
 * many; commoner ones only tell those apart; and what is commoner still is left out.
 */
export function planTerms(
  weights: ReadonlyMap<string, number>,
  countPlaces: (term: string) => number,
  budget: Budget,
): TermPlan {
  const leading = new Map<string, number>();
  const following = new Map<string, number>();
  let [leadingCount, followingCount] = [0, 0];
  const rarestFirst = [...weights.keys()]
    .map((term) => ({ term, count: countPlaces(term) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  for (const { term, count } of rarestFirst) {
    const weight = weights.get(term) ?? 1;
    if (following.size === 0 && (leading.size === 0 || leadingCount + count <= budget.leading)) {
      leading.set(term, weight);
      leadingCount += count;
    } else if (followingCount + count <= budget.following) {
      following.set(term, weight);
      followingCount += count;
    }
  }
  return { leading, following };
}
