import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../src/clock.ts';

/** A clock that stands still until it is moved; who sleeps moves it to the moment of waking. */
export interface SteeredClock extends Clock {
  /** Moves on to a moment; never back. */
  moveTo(ms: number): void;
}

/** Opens a clock that stands at a moment. */
export function openSteeredClock(startMs: number): SteeredClock {
  let nowMs = startMs;
  const moveTo = (ms: number) => {
    nowMs = Math.max(nowMs, ms);
  };
  return {
    now: () => nowMs,
    moveTo,
    async sleep(durationMs, signal) {
      const untilMs = nowMs + durationMs;
      // Those who sleep at the same time wake at their own times, not one after another.
      await turn();
      if (signal?.aborted !== true) moveTo(untilMs);
    },
  };
}
