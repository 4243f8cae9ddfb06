import type { Calibration } from '../../src/quotes/weights/weights.ts';

/** One estimate and what it came to. */
export interface Judgement {
  readonly estimate: number;
  readonly isRight: boolean;
}

const rounds = 4000;

/** Fits the bend that makes estimates say how often they are right, by gradient ascent on the likelihood. */
export function learnCalibration(judgements: readonly Judgement[]): Omit<Calibration, 'bar'> {
  const points = judgements.map(({ estimate, isRight }) => ({ logOdds: toLogOdds(estimate), isRight }));
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < rounds; round += 1) {
    let slopePull = 0;
    let shiftPull = 0;
    for (const { logOdds, isRight } of points) {
      const error = (isRight ? 1 : 0) - 1 / (1 + Math.exp(-slope * logOdds - shift));
      slopePull += error * logOdds;
      shiftPull += error;
    }
    slope += slopePull / points.length;
    shift += shiftPull / points.length;
  }
  return { slope: Number(slope.toFixed(3)), shift: Number(shift.toFixed(3)) };
}

function toLogOdds(estimate: number): number {
  const kept = Math.min(0.999, Math.max(0.001, estimate));
  return Math.log(kept / (1 - kept));
}
