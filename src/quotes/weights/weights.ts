/** Weights by feature name; what is not named weighs nothing. */
export type Weights = Readonly<Record<string, number>>;

/** Gives the probability that features speak for, by logistic weights. */
export function weigh(features: readonly string[], weights: Weights): number {
  return 1 / (1 + Math.exp(-weighSum(features, weights) - (weights['bias'] ?? 0)));
}

/** Adds up the weights of features. */
export function weighSum(features: readonly string[], weights: Weights): number {
  let sum = 0;
  for (const feature of features) sum += weights[feature] ?? 0;
  return sum;
}

/** How estimates are bent to what was measured: `slope` and `shift` of their log odds. */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
  /** Below this probability of being right a name is withheld. */
  readonly bar: number;
}

/** Turns an estimate into the probability that was measured for estimates like it. */
export function calibrate(estimate: number, { slope, shift }: Calibration): number {
  const kept = Math.min(0.999, Math.max(0.001, estimate));
  return 1 / (1 + Math.exp(-slope * Math.log(kept / (1 - kept)) - shift));
}

/** Turns scores of which one must be right into probabilities. */
export function shareOut(scores: readonly number[]): number[] {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  const powers = scores.map((score) => Math.exp(score - highest));
  let sum = 0;
  for (const power of powers) sum += power;
  return powers.map((power) => power / sum);
}
