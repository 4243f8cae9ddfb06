import { setTimeout as wait } from 'node:timers/promises';

/** What tells the time and waits, so that a test can steer a week in a minute. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits; ends early, and quietly, when `signal` is aborted. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}

/** The computer's own clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  async sleep(durationMs, signal) {
    // Who broke the waiting off knows that it did.
    await wait(durationMs, undefined, signal === undefined ? {} : { signal }).catch(() => {});
  },
};
