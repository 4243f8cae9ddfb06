import type { Outcome } from './score.ts';

/** How often the speaker was right among those stated with about one confidence. */
interface Bin {
  readonly all: number;
  readonly right: number;
  /** Sum of the stated confidences. */
  readonly stated: number;
}

/** How well stated confidence tells how often the speaker is right. */
export interface Reliability {
  /** Tenths of confidence, the lowest first; those without any left out. */
  readonly bins: readonly Bin[];
  /** The mean distance between stated and measured over all that was stated. */
  readonly expectedError: number;
}

/**
 * Compares stated confidence with how often the speaker is right, where a quotation was found. Names withheld below the
 * bar are left out: nothing was claimed.
 */
export function measureReliability(outcomes: readonly Outcome[], bar: number): Reliability {
  const bins = Array.from({ length: 10 }, () => ({ all: 0, right: 0, stated: 0 }));
  for (const { kind, gold, predicted } of outcomes) {
    if (predicted === null || gold === null) continue;
    const bin = bins[Math.min(9, Math.floor(predicted.confidence * 10))];
    if (bin === undefined || (predicted.speaker === null && predicted.confidence < bar)) continue;
    bin.all += 1;
    bin.stated += predicted.confidence;
    if (kind === 'right') bin.right += 1;
  }
  const total = bins.reduce((sum, { all }) => sum + all, 0);
  const apart = bins.reduce((sum, { right, stated }) => sum + Math.abs(right - stated), 0);
  return { bins: bins.filter(({ all }) => all > 0), expectedError: total === 0 ? 0 : apart / total };
}
