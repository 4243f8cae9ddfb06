import { setTimeout as sleep } from 'node:timers/promises';
import type { Library, Selection } from './library/index.ts';

/** What keeping a library young needs. */
export interface Retention {
  readonly library: Library;
  /** How old a story may become; by its date, or from when it came where it has none. */
  readonly keepDays: number;
  readonly now: () => Date;
  /** Told how many stories were forgotten, when there were any. */
  readonly tell: (line: string) => void;
  /** Told of what went wrong; it is tried again the next day. */
  readonly warn: (line: string, cause: unknown) => void;
}

const DAY_MS = 86_400_000;
/** Stories forgotten in one write, and the pause after it in milliseconds, so that questions are answered between. */
const AT_ONCE = 5;
const PAUSE_MS = 50;

/** Forgets what has become too old, now and then every day; gives a way to stop. */
export function startRetention(retention: Retention): () => void {
  const stopping = new AbortController();
  const run = async () => {
    try {
      const count = await forgetOld(retention, stopping.signal);
      if (count > 0)
        retention.tell(
          `Forgot ${count} ${count === 1 ? 'story' : 'stories'} older than ${retention.keepDays} days.`,
        );
    } catch (error) {
      if (!stopping.signal.aborted) retention.warn('Old stories could not be forgotten.', error);
    }
  };
  void run();
  const timer = setInterval(run, DAY_MS);
  timer.unref();
  return () => {
    stopping.abort();
    clearInterval(timer);
  };
}

/** Forgets what has become too old; gives how many stories that were. */
export async function forgetOld(
  { library, keepDays, now }: Pick<Retention, 'library' | 'keepDays' | 'now'>,
  signal = new AbortController().signal,
): Promise<number> {
  const before = new Date(now().getTime() - keepDays * DAY_MS).toISOString();
  const old: Selection = { storyId: null, address: null, outlet: null, before, withUndated: true };
  let count = 0;
  while (!signal.aborted) {
    const some = await library.forgetSome(old, AT_ONCE);
    count += some;
    if (some < AT_ONCE) break;
    await sleep(PAUSE_MS, undefined, { ref: false });
  }
  return count;
}
