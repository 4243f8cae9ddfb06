import { UserError } from '../errors.ts';
import { waitAtMost } from './wait-at-most.ts';

/** Rejects when the answer must end because the bot stops. */
export type Interruption = Promise<never>;

/** All answers under way, so that none is lost when the bot stops. */
export interface Answering {
  /** Starts an answer; what it throws goes to `onFailure`. */
  begin(answer: (interruption: Interruption) => Promise<void>): void;
  /** Waits for the answers under way, then interrupts those that take longer; answers begun from now on at once. */
  finish(graceMs: number): Promise<void>;
}

// Enough to tell everybody who still waits.
const TELL_WITHIN_MS = 2_000;

/**
 * Opens an empty ledger of answers.
 *
 * @param onFailure Takes what an answer throws. Answers catch their own failures; this is for mistakes in doing so.
 */
export function openAnswering(onFailure: (error: unknown) => void): Answering {
  const underWay = new Set<Promise<void>>();
  const interrupts = new Set<() => void>();
  let isFinishing = false;

  const allDone = (withinMs: number) => waitAtMost(Promise.all(underWay), withinMs, null);

  return {
    begin(answer) {
      let interrupt = () => {};
      const interruption = new Promise<never>((_, reject) => {
        interrupt = () =>
          reject(new UserError('Soundbite is restarting and could not finish. Ask again in a minute.'));
      });
      // Most answers end without anybody looking at it.
      interruption.catch(() => {});
      if (isFinishing) interrupt();
      interrupts.add(interrupt);
      const task = answer(interruption)
        .catch(onFailure)
        .finally(() => {
          interrupts.delete(interrupt);
          underWay.delete(task);
        });
      underWay.add(task);
    },
    async finish(graceMs) {
      isFinishing = true;
      await allDone(graceMs);
      for (const interrupt of interrupts) interrupt();
      await allDone(TELL_WITHIN_MS);
    },
  };
}
