/** One case to learn from: what was seen, what was right, and how much it counts. */
export interface Example {
  readonly features: readonly string[];
  readonly isTrue: boolean;
  readonly weight: number;
}

/** One choice to learn from: what was seen at each alternative, and which were right. */
export interface ChoiceExample {
  readonly alternatives: readonly { readonly features: readonly string[]; readonly isTrue: boolean }[];
  readonly weight: number;
}

/** How often the examples are gone through; the weights no longer move after this many. */
const rounds = 40;
/** Pull of every weight towards nothing, so that rare features stay small. */
const shrinkage = 0.004;
/** How far one example may move a weight at first. */
const stepLength = 0.15;
/** Features seen less often than this are left out. */
const countMin = 4;

/** Learns logistic weights by stochastic gradient descent with AdaGrad; the same examples give the same weights. */
export function learnWeights(examples: readonly Example[]): Record<string, number> {
  const learner = startLearning(
    examples.map(({ features }) => features),
    ['bias'],
  );
  for (const { features, isTrue, weight } of learner.shuffle(examples)) {
    const seen = ['bias', ...features];
    const error = (isTrue ? 1 : 0) - 1 / (1 + Math.exp(-learner.sum(seen)));
    learner.nudge(seen, weight * error);
  }
  return learner.finish();
}

/** Learns weights under which the right alternatives outweigh the others (a conditional logit). */
export function learnChoices(
  examples: readonly ChoiceExample[],
  prior: Readonly<Record<string, number>> = {},
  pull = shrinkage,
): Record<string, number> {
  const useful = examples.filter(
    ({ alternatives }) =>
      alternatives.some(({ isTrue }) => isTrue) && alternatives.some(({ isTrue }) => !isTrue),
  );
  const learner = startLearning(
    useful.flatMap(({ alternatives }) => alternatives.map(({ features }) => features)),
    [],
    prior,
    pull,
  );
  for (const { alternatives, weight } of learner.shuffle(useful)) {
    const powers = alternatives.map(({ features }) => Math.exp(learner.sum(features)));
    const all = powers.reduce((sum, power) => sum + power, 0);
    const right = powers.reduce((sum, power, at) => sum + (alternatives[at]?.isTrue ? power : 0), 0);
    for (const [at, { features, isTrue }] of alternatives.entries()) {
      const power = powers[at] ?? 0;
      learner.nudge(features, weight * ((isTrue ? power / right : 0) - power / all));
    }
  }
  return learner.finish();
}

/** Starts learning over features seen often enough, pulled towards the prior's weights. */
function startLearning(
  seen: readonly (readonly string[])[],
  always: readonly string[],
  prior: Readonly<Record<string, number>> = {},
  pull = shrinkage,
) {
  const counts = new Map<string, number>();
  for (const features of seen) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kept = new Set([
    ...always,
    ...[...counts].filter(([, count]) => count >= countMin).map(([name]) => name),
  ]);
  const weights = new Map<string, number>(Object.entries(prior));
  const steps = new Map<string, number>();
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed;
  };
  return { sum, nudge, shuffle, finish };

  function sum(features: readonly string[]): number {
    return features.reduce((total, name) => total + (weights.get(name) ?? 0), 0);
  }

  function nudge(features: readonly string[], error: number): void {
    for (const name of features) {
      if (!kept.has(name)) continue;
      const weight = weights.get(name) ?? 0;
      const gradient = error - (always.includes(name) ? 0 : pull * (weight - (prior[name] ?? 0)));
      const step = (steps.get(name) ?? 0.01) + gradient * gradient;
      steps.set(name, step);
      weights.set(name, weight + (stepLength * gradient) / Math.sqrt(step));
    }
  }

  function* shuffle<T>(examples: readonly T[]): Generator<T> {
    for (let round = 0; round < rounds; round += 1) {
      const keyed = examples.map((example) => ({ example, key: random() }));
      for (const { example } of keyed.sort((a, b) => a.key - b.key)) yield example;
    }
  }

  function finish(): Record<string, number> {
    const named = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.02);
    named.sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(named.map(([name, weight]) => [name, Number(weight.toFixed(3))]));
  }
}
