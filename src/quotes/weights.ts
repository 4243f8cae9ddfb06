/** Weights by feature name; what is not named weighs nothing. */
export type Weights = Readonly<Record<string, number>>;

/** Gives the probability that features speak for, by logistic weights. */
export function weigh(features: readonly string[], weights: Weights): number {
  let sum = weights['bias'] ?? 0;
  for (const feature of features) sum += weights[feature] ?? 0;
  return 1 / (1 + Math.exp(-sum));
}
