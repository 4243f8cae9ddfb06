/** One case to learn from: what was seen, what was right, and how much it counts. */
export interface Example {
  readonly features: readonly string[];
  readonly isTrue: boolean;
  readonly weight: number;
}

/** How often the examples are gone through; the weights no longer move after this many. */
const rounds = 40;
/** Pull of every weight towards nothing, so that rare features stay small. */
const shrinkage = 0.0004;
/** Features seen less often than this are left out. */
const countMin = 4;

/** Learns logistic weights by stochastic gradient descent with AdaGrad; the same examples give the same weights. */
export function learnWeights(examples: readonly Example[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kept = examples.map(({ features, ...rest }) => ({
    ...rest,
    features: ['bias', ...features.filter((name) => (counts.get(name) ?? 0) >= countMin)],
  }));
  const weights = new Map<string, number>();
  const steps = new Map<string, number>();
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  for (let round = 0; round < rounds; round += 1) {
    const order = kept.map((example) => ({ example, key: random() })).sort((a, b) => a.key - b.key);
    for (const { example } of order) {
      let sum = 0;
      for (const name of example.features) sum += weights.get(name) ?? 0;
      const error = example.weight * ((example.isTrue ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
      for (const name of example.features) {
        const weight = weights.get(name) ?? 0;
        const gradient = error - (name === 'bias' ? 0 : shrinkage * weight * 10);
        const step = (steps.get(name) ?? 0.01) + gradient * gradient;
        steps.set(name, step);
        weights.set(name, weight + (0.15 * gradient) / Math.sqrt(step));
      }
    }
  }
  const named = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.02);
  named.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(named.map(([name, weight]) => [name, Number(weight.toFixed(3))]));
}
