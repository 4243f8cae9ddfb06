/** One choice to learn from: what was seen at each alternative, and which were right. */
export interface ChoiceExample {
  readonly alternatives: readonly { readonly features: readonly string[]; readonly isTrue: boolean }[];
  readonly weight: number;
}

/** How many steps down the slope are taken; the weights no longer move after this many. */
const descents = 150;
/** How far a weight may move in one step. */
const descentStep = 0.1;
/** Features seen less often than this keep the prior's weight. */
const countMin = 4;
/** Weights smaller than this decide nothing and are left out. */
const weightMin = 0.02;

/**
 * Learns weights under which the right alternatives outweigh the others (a conditional logit) from few examples: all are
 * weighed before each step, so that chance in their order has no say. `pull` is how many examples' worth of evidence
 * holds each weight to the prior's.
 */
export function fitChoices(
  examples: readonly ChoiceExample[],
  prior: Readonly<Record<string, number>>,
  pull: number,
): Record<string, number> {
  const useful = examples.filter(
    ({ alternatives }) =>
      alternatives.some(({ isTrue }) => isTrue) && alternatives.some(({ isTrue }) => !isTrue),
  );
  const names = listNames(useful, prior);
  const position = new Map(names.map((name, index) => [name, index]));
  const cases = useful.map(({ alternatives, weight }) => ({
    weight,
    alternatives: alternatives.map(({ features, isTrue }) => ({
      isTrue,
      features: Int32Array.from(features.flatMap((name) => position.get(name) ?? [])),
    })),
  }));
  const start = Float64Array.from(names, (name) => prior[name] ?? 0);
  const weights = descend(start, (at) => {
    const slope = at.map((weight, index) => pull * ((start[index] ?? 0) - weight));
    for (const one of cases) addSlope(slope, at, one);
    return slope;
  });
  const found = names.map((name, index): [string, number] => [
    name,
    Number((weights[index] ?? 0).toFixed(3)),
  ]);
  return Object.fromEntries(found.filter(([, weight]) => Math.abs(weight) >= weightMin));
}

/** Climbs by Adam: the running means of slope and squared slope set each weight's pace. */
function descend(start: Float64Array, slopeAt: (weights: Float64Array) => Float64Array): Float64Array {
  const weights = start.slice();
  const mean = new Float64Array(start.length);
  const square = new Float64Array(start.length);
  for (let round = 1; round <= descents; round += 1) {
    for (const [index, slope] of slopeAt(weights).entries()) {
      mean[index] = 0.9 * (mean[index] ?? 0) + 0.1 * slope;
      square[index] = 0.99 * (square[index] ?? 0) + 0.01 * slope * slope;
      const pace = Math.sqrt((square[index] ?? 0) / (1 - 0.99 ** round)) + 1e-8;
      weights[index] = (weights[index] ?? 0) + (descentStep * (mean[index] ?? 0)) / (1 - 0.9 ** round) / pace;
    }
  }
  return weights;
}

interface NumberedCase {
  readonly weight: number;
  readonly alternatives: readonly { readonly isTrue: boolean; readonly features: Int32Array }[];
}

/** Adds how one case would have the weights move. */
function addSlope(slope: Float64Array, weights: Float64Array, { alternatives, weight }: NumberedCase): void {
  const powers = alternatives.map(({ features }) => {
    let sum = 0;
    for (const index of features) sum += weights[index] ?? 0;
    return Math.exp(sum);
  });
  const all = powers.reduce((sum, power) => sum + power, 0);
  const right = powers.reduce((sum, power, place) => sum + (alternatives[place]?.isTrue ? power : 0), 0);
  for (const [place, { features, isTrue }] of alternatives.entries()) {
    const power = powers[place] ?? 0;
    const error = weight * ((isTrue ? power / right : 0) - power / all);
    for (const index of features) slope[index] = (slope[index] ?? 0) + error;
  }
}

/** Lists the prior's features and those seen often enough to be learned. */
function listNames(examples: readonly ChoiceExample[], prior: Readonly<Record<string, number>>): string[] {
  const counts = new Map<string, number>();
  for (const { alternatives } of examples) {
    for (const { features } of alternatives)
      for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= countMin).map(([name]) => name);
  return [...new Set([...Object.keys(prior), ...often])].sort();
}
