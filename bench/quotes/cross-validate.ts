import type { Lexicons } from '../../src/quotes/index.ts';
import type { Calibration } from '../../src/quotes/weights/weights.ts';
import type { Lesson } from './collect-lessons.ts';
import { type Judgement, learnCalibration } from './learn-calibration.ts';
import { type LearnedPart, learnEngine } from './learn-engine.ts';
import { type BenchSet, keepStories } from './load-sets.ts';
import { readPredictions } from './read-predictions.ts';
import { type Outcome, type PredictedQuote, sameName, score } from './score.ts';

/** Into how many parts the stories are dealt; each is read with what the others taught. */
const folds = 5;

/** Leaves estimates as they are, and withholds nothing. */
const unbent = { slope: 1, shift: 0, bar: 0 };

/** Some stories left out, the engine that learned from the others, and how right its speakers were. */
export interface Fold {
  readonly left: BenchSet;
  readonly lexicons: Lexicons;
  readonly judgements: readonly Judgement[];
}

/** Learns once for each part of the stories, without it. */
export function leaveOut(
  annotated: BenchSet,
  news: readonly Lesson[],
  lexicons: Lexicons,
  parts: readonly LearnedPart[],
): Fold[] {
  return Array.from({ length: folds }, (_, part) => {
    const left = keepStories(annotated, (index) => index % folds === part);
    const others = keepStories(annotated, (index) => index % folds !== part);
    const learned = learnEngine(others, news, lexicons, parts);
    return { left, lexicons: learned, judgements: judgeFold(left, learned) };
  });
}

/** Fits the calibration on what was read in the stories left out: on stories learned from, estimates look too good. */
export function calibrateOn(folds: readonly Fold[], bar: number): Calibration {
  return { ...learnCalibration(folds.flatMap(({ judgements }) => judgements)), bar };
}

/**
 * Reads each story left out, with a calibration fitted on the other parts, and says what it comes to where names below a
 * bar are withheld.
 */
export function readLeftOut(folds: readonly Fold[]): (bar: number) => Outcome[] {
  const read = folds.map((fold) => {
    const others = folds.filter((other) => other !== fold);
    return readStories(fold.left, { ...fold.lexicons, calibration: calibrateOn(others, 0) });
  });
  return (bar) => read.flatMap((stories) => scoreStories(stories, bar));
}

/** Judges the estimates of who spoke, withheld or not. */
function judgeFold(left: BenchSet, lexicons: Lexicons): Judgement[] {
  return scoreStories(readStories(left, { ...lexicons, calibration: unbent }), 0).flatMap(
    ({ kind, predicted }) =>
      predicted === null ? [] : [{ estimate: predicted.confidence, isRight: kind === 'right' }],
  );
}

interface ReadStories {
  readonly gold: BenchSet['gold'];
  readonly quotes: ReadonlyMap<string, readonly PredictedQuote[]>;
}

function readStories({ stories, gold }: BenchSet, lexicons: Lexicons): ReadStories {
  return { gold, quotes: new Map(stories.map((story) => [story.id, readPredictions(story, lexicons)])) };
}

function scoreStories({ gold, quotes }: ReadStories, bar: number): readonly Outcome[] {
  const shown = [...quotes].map(
    ([id, all]) =>
      [id, all.map((quote) => (quote.confidence < bar ? { ...quote, speaker: null } : quote))] as const,
  );
  return score(gold, new Map(shown), sameName).outcomes;
}
