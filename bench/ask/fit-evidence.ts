import { type EvidenceWeights, weighEvidence } from '../../src/answer/weigh-evidence.ts';
import type { Choice } from './collect-choices.ts';

/** The weights that evidence is given, for each kind of question. */
export type FittedWeights = Readonly<Record<'named' | 'open', EvidenceWeights>>;

/** How many steps up the slope are taken; the weights hardly move after this many. */
const climbs = 200;
/** How far a weight may move in one step. */
const stepLength = 0.06;
/** Evidence that can only speak for a quotation, and that can only speak against it: what is met nearer by counts no less. */
const speaksFor = /^(?:met|met exactly|rare met|sum|most|count) up to|^(?:confidence|full|of the)/;
const speaksAgainst =
  /^(?:lacking|doing lacking|last lacking) up to|^(?:short|fragment|unsure|not of|outside|another)/;
/** How many questions' worth of evidence holds each weight to nothing. */
const pull = 3;

/**
 * Fits the weights under which the right candidates outweigh the others and nothing at all, which weighs zero; where there
 * is no right answer, nothing at all outweighs the candidates. Both kinds of question share what they have in common: a
 * kind's weight is the shared one and what is its own, and both are held to nothing.
 */
export function fitEvidence(choices: readonly Choice[]): FittedWeights {
  const names = [...new Set(choices.flatMap(({ candidates }) => Object.keys(candidates[0]?.evidence ?? {})))];
  const signs = names.map((name) => (speaksFor.test(name) ? 1 : speaksAgainst.test(name) ? -1 : 0));
  const cases = choices.filter(isTelling).map((choice) => numberCase(choice, names));
  const weights = new Float64Array(names.length * parts);
  const [mean, square] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  for (let climb = 1; climb <= climbs; climb += 1) {
    const slope = weights.map((weight) => -pull * weight);
    for (const one of cases) addSlope(slope, weights, one);
    // Adam: the running means of slope and squared slope set each weight's pace.
    for (const [at, value] of slope.entries()) {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * value;
      square[at] = 0.99 * (square[at] ?? 0) + 0.01 * value * value;
      const pace = Math.sqrt((square[at] ?? 0) / (1 - 0.99 ** climb)) + 1e-8;
      const weight = (weights[at] ?? 0) + (stepLength * (mean[at] ?? 0)) / (1 - 0.9 ** climb) / pace;
      weights[at] = (signs[at % names.length] ?? 0) * weight < 0 ? 0 : weight;
    }
  }
  return { named: take(weights, names, 1), open: take(weights, names, 2) };
}

/** The shared weights, those of questions that name somebody, those of open ones. */
const parts = 3;
const partOf = { named: 1, open: 2 } as const;

const isUnanswerable = ({ question }: Choice) => question.kind === 'unanswerable';
const isTelling = (choice: Choice) =>
  choice.weights !== null &&
  choice.candidates.length > 0 &&
  (isUnanswerable(choice) || choice.candidates.some(({ isRight }) => isRight));

interface NumberedCase {
  readonly isUnanswerable: boolean;
  readonly candidates: readonly {
    readonly isRight: boolean;
    readonly places: readonly number[];
    readonly values: readonly number[];
  }[];
}

function numberCase(choice: Choice, names: readonly string[]): NumberedCase {
  const own = names.length * partOf[choice.weights ?? 'open'];
  return {
    isUnanswerable: isUnanswerable(choice),
    candidates: choice.candidates.map(({ evidence, isRight }) => {
      const seen = names.flatMap((name, at) => (evidence[name] ? [{ at, value: evidence[name] }] : []));
      return {
        isRight,
        places: seen.flatMap(({ at }) => [at, own + at]),
        values: seen.flatMap(({ value }) => [value, value]),
      };
    }),
  };
}

/** Adds how one case would have the weights move. */
function addSlope(
  slope: Float64Array,
  weights: Float64Array,
  { isUnanswerable: isNone, candidates }: NumberedCase,
) {
  const sums = candidates.map(({ places, values }) =>
    places.reduce((sum, place, at) => sum + (weights[place] ?? 0) * (values[at] ?? 0), 0),
  );
  const most = Math.max(0, ...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const none = Math.exp(-most);
  const all = powers.reduce((sum, power) => sum + power, none);
  const right = powers.reduce((sum, power, at) => sum + (candidates[at]?.isRight ? power : 0), 0);
  for (const [at, { isRight, places, values }] of candidates.entries()) {
    const power = powers[at] ?? 0;
    const error = (!isNone && isRight ? power / right : 0) - power / all;
    for (const [index, place] of places.entries())
      slope[place] = (slope[place] ?? 0) + error * (values[index] ?? 0);
  }
}

function take(weights: Float64Array, names: readonly string[], part: number): EvidenceWeights {
  const entries = names.map((name, at): [string, number] => {
    const sum = (weights[at] ?? 0) + (weights[part * names.length + at] ?? 0);
    return [name, Number(sum.toFixed(3))];
  });
  return Object.fromEntries(entries.filter(([, weight]) => weight !== 0));
}

/** Gives the place of the first right candidate by some weights: 0 where nothing is right and nothing is found, -1 for none. */
export function rankBy(weights: FittedWeights, choice: Choice): number {
  if (choice.weights === null) return choice.rank;
  const used = weights[choice.weights];
  const sums = choice.candidates
    .map(({ evidence, isRight }) => ({ isRight, sum: weighEvidence(evidence, used) }))
    .sort((a, b) => b.sum - a.sum);
  const isFound = (sums[0]?.sum ?? 0) > 0;
  if (isUnanswerable(choice)) return isFound ? -1 : 0;
  return isFound ? sums.findIndex(({ isRight }) => isRight) : -1;
}
