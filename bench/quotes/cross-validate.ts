import type { Lexicons } from '../../src/quotes/index.ts';
import type { Calibration } from '../../src/quotes/weights/weights.ts';
import type { Lesson } from './collect-lessons.ts';
import { type Judgement, learnCalibration } from './learn-calibration.ts';
import { type LearnedPart, learnEngine } from './learn-engine.ts';
import { type BenchSet, keepStories } from './load-sets.ts';
import { readPredictions } from './read-predictions.ts';
import { type Outcome, sameName, score } from './score.ts';

/** Into how many parts the stories are dealt; each is read with what the others taught. */
const folds = 5;

/** Leaves estimates as they are. */
const unbent = { slope: 1, shift: 0 };

/** Some stories left out, and the engine that learned from the others. */
export interface Fold {
  readonly left: BenchSet;
  readonly lexicons: Lexicons;
}

/** Learns once for each part of the stories, without it. */
export function leaveOut(
  invented: BenchSet,
  news: readonly Lesson[],
  lexicons: Lexicons,
  parts: readonly LearnedPart[],
): Fold[] {
  return Array.from({ length: folds }, (_, part) => ({
    left: keepStories(invented, (index) => index % folds === part),
    lexicons: learnEngine(
      keepStories(invented, (index) => index % folds !== part),
      news,
      lexicons,
      parts,
    ),
  }));
}

/** Fits the calibration on what was read in the stories left out: on stories learned from, estimates look too good. */
export function calibrateOn(folds: readonly Fold[], bar: number): Calibration {
  return { ...learnCalibration(folds.flatMap(judgeFold)), bar };
}

/** Reads each story left out, with a calibration fitted on the other parts; names below the bar are withheld. */
export function readLeftOut(folds: readonly Fold[], bar: number): Outcome[] {
  return folds.flatMap((fold) => {
    const others = folds.filter((other) => other !== fold);
    return readFold(fold, calibrateOn(others, bar));
  });
}

function readFold({ left, lexicons: learned }: Fold, calibration: Calibration): Outcome[] {
  const lexicons = { ...learned, calibration };
  const predictions = new Map(left.stories.map((story) => [story.id, readPredictions(story, lexicons)]));
  return [...score(left.gold, predictions, sameName).outcomes];
}

/** Judges the estimates of who spoke, withheld or not. */
function judgeFold(fold: Fold): Judgement[] {
  return readFold(fold, { ...unbent, bar: 0 }).flatMap(({ kind, predicted }) =>
    predicted === null ? [] : [{ estimate: predicted.confidence, isRight: kind === 'right' }],
  );
}
