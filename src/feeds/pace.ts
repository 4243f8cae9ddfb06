/** No feed is asked more often: five minutes. */
export const intervalMsMin = 5 * 60_000;
/** Nor, while it can be read, less often: six hours. */
export const intervalMsMax = 6 * 60 * 60_000;

/** So many of the newest dates tell how often a feed publishes now, rather than last year. */
const recentCount = 12;

/** What a reading showed of how often a feed publishes. */
export interface PaceSigns {
  /** The pace so far. */
  readonly intervalMs: number;
  /** When its entries were published, as far as they say. */
  readonly publishedMs: readonly number[];
  /** Whether anything was new. */
  readonly hasNews: boolean;
  /** How long it asks to be left alone; null where it does not. */
  readonly ttlMs: number | null;
  readonly nowMs: number;
}

/**
 * Chooses how long to leave a feed alone: half of what lies between two of its stories, a long silence counted in; by
 * whether there was anything new where it has no dates. As long as it asks for, as long as no story can be missed.
 */
export function chooseInterval({ intervalMs, publishedMs, hasNews, ttlMs, nowMs }: PaceSigns): number {
  const dates = publishedMs.filter((date) => date <= nowMs).toSorted((a, b) => b - a);
  const [newest] = dates;
  const oldest = dates.at(-1);
  if (newest === undefined || oldest === undefined || dates.length < 3) {
    return keepWithin(Math.max(intervalMs * (hasNews ? 0.6 : 1.25), ttlMs ?? 0));
  }
  const silenceMs = nowMs - newest;
  const betweenMs = Math.max(findMedianGap(dates.slice(0, recentCount)), silenceMs / 4);
  // A feed shows its last entries only; in a third of the time that they span none can come and go unseen.
  const safeMs = Math.max(newest - oldest, silenceMs) / 3;
  return keepWithin(Math.min(Math.max(betweenMs / 2, ttlMs ?? 0), safeMs));
}

/** Chooses the pace of a feed that had not changed since it was read. */
export function slowDown(intervalMs: number): number {
  return keepWithin(intervalMs * 1.15);
}

function keepWithin(durationMs: number): number {
  return Math.round(Math.min(Math.max(durationMs, intervalMsMin), intervalMsMax));
}

function findMedianGap(dates: readonly number[]): number {
  const gaps = dates.slice(1).map((date, index) => (dates[index] ?? date) - date);
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

/** How to wait after failures. */
interface Retrying {
  /** How many there were in a row. */
  readonly count: number;
  readonly firstMs: number;
  readonly mostMs: number;
  /** How long the server asks to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;
}

/** Chooses how long to wait after failures: twice as long after each, and as long as the server asks for. */
export function chooseRetryMs({ count, firstMs, mostMs, retryAfterMs }: Retrying): number {
  const backoffMs = Math.min(firstMs * 2 ** Math.min(count - 1, 20), mostMs);
  return Math.max(backoffMs, Math.min(retryAfterMs ?? 0, retryAfterMsMax));
}

/** Chooses the longest wait for a feed that fails: one that publishes much would lose what falls off it meanwhile. */
export function chooseMostRetryMs(intervalMs: number): number {
  return Math.min(Math.max(4 * intervalMs, 60 * 60_000), intervalMsMax);
}

/** A server that asks for more than a week has made a mistake. */
const retryAfterMsMax = 7 * 24 * 60 * 60_000;

/** Spreads what would else happen at the same moments for ever: up to a tenth later, never sooner. */
export function addJitter(durationMs: number, random: () => number): number {
  return Math.round(durationMs * (1 + random() / 10));
}
