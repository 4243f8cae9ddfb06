/** One case to learn from: what was seen, what was right, and how much it counts. */
export interface Example {
  readonly features: readonly string[];
  readonly isTrue: boolean;
  readonly weight: number;
}

/** How often the examples are gone through; the weights no longer move after this many. */
const rounds = 20;
/** Pull of every weight towards nothing over one round, so that what was seen seldom weighs little. */
const shrinkage = 5;
/** How far one example may move a weight at first. */
const stepLength = 0.15;
/** Features seen less often than this are left out. */
const countMin = 4;

/** Learns logistic weights by stochastic gradient descent with AdaGrad; the same examples give the same weights. */
export function learnWeights(examples: readonly Example[]): Record<string, number> {
  const learner = startLearning(examples.map(({ features }) => features));
  const numbered = examples.map(({ features, ...rest }) => ({ ...rest, seen: numberFeatures(features) }));
  for (const { seen, isTrue, weight } of learner.shuffle(numbered)) {
    const error = weight * ((isTrue ? 1 : 0) - 1 / (1 + Math.exp(-learner.sum(seen) - learner.bias())));
    learner.nudge(seen, error);
    learner.nudgeBias(error);
  }
  return learner.finish();
}

/** Starts learning over features seen often enough. Features are numbered, so that the many rounds go over arrays of numbers. */
function startLearning(all: readonly (readonly string[])[]) {
  const counts = countFeatures(all.map(numberFeatures));
  const weights = new Float64Array(counts.length);
  const steps = new Float64Array(counts.length).fill(firstStep);
  // Dealt out over the visits of a round, so that the pull is as strong for what is seen seldom.
  const pulls = Float64Array.from(counts, (count) => shrinkage / Math.max(1, count));
  let bias = 0;
  let biasStep = firstStep;
  let seed = 7;
  const sums = new Float64Array(counts.length);
  let biasSum = 0;
  let taken = 0;
  return { sum, nudge, bias: () => bias, nudgeBias, shuffle, finish };

  function sum(features: Int32Array): number {
    let total = 0;
    for (const at of features) total += weights[at] ?? 0;
    return total;
  }

  function nudge(features: Int32Array, error: number): void {
    for (const at of features) {
      if ((counts[at] ?? 0) < countMin) continue;
      const weight = weights[at] ?? 0;
      const gradient = error - (pulls[at] ?? 0) * weight;
      const step = (steps[at] ?? 0) + gradient * gradient;
      steps[at] = step;
      weights[at] = weight + (stepLength * gradient) / Math.sqrt(step);
    }
  }

  function nudgeBias(error: number): void {
    biasStep += error * error;
    bias += (stepLength * error) / Math.sqrt(biasStep);
  }

  function* shuffle<T>(examples: readonly T[]): Generator<T> {
    for (let round = 0; round < rounds; round += 1) {
      const keyed = examples.map((example) => {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return { example, key: seed };
      });
      for (const { example } of keyed.sort((a, b) => a.key - b.key)) yield example;
      if (round >= rounds / 2) takeDown();
    }
  }

  /** Takes down where the weights stand after a round. */
  function takeDown(): void {
    taken += 1;
    for (const [at, weight] of weights.entries()) sums[at] = (sums[at] ?? 0) + weight;
    biasSum += bias;
  }

  /** Gives the mean of what was taken down: the last examples pull the weights hither and thither. */
  function finish(): Record<string, number> {
    const learned = [...numbers].map(([name, at]): [string, number] => [name, (sums[at] ?? 0) / taken]);
    const named = [...learned, ['bias', biasSum / taken] as const].filter(
      ([, weight]) => Math.abs(weight) >= weightMin,
    );
    named.sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(named.map(([name, weight]) => [name, Number(weight.toFixed(3))]));
  }
}

/** Keeps the very first steps from being without bound. */
const firstStep = 0.01;
/** Weights smaller than this decide nothing and are left out. */
const weightMin = 0.02;

/** The number of every feature met so far; shared, as the same lessons are learned from many times. */
const numbers = new Map<string, number>();
const numbered = new WeakMap<readonly string[], Int32Array>();

function numberFeature(name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

function numberFeatures(features: readonly string[]): Int32Array {
  const known = numbered.get(features);
  if (known !== undefined) return known;
  const fresh = Int32Array.from(features, numberFeature);
  numbered.set(features, fresh);
  return fresh;
}

function countFeatures(all: readonly Int32Array[]): Int32Array {
  const counts = new Int32Array(numbers.size);
  for (const features of all) for (const at of features) counts[at] = (counts[at] ?? 0) + 1;
  return counts;
}
