import type { Clock } from '../../clock.ts';
import { FetchError } from '../../errors.ts';
import { describeWait } from './explain-status.ts';

/** Hosts that asked to be left alone for a while. */
export interface HostRests {
  /** @throws FetchError while the host of an address wants to be left alone. */
  check(url: URL): void;
  /** Takes note of what a host answered: of "too often" and "not now", and until when. */
  note(error: unknown): void;
}

/** For a host that was asked too often and does not say for how long. */
const REST_MS = 60_000;
/** A host that asks for more has made a mistake. */
const REST_MS_MAX = 7 * 24 * 60 * 60_000;

/** Creates the memory of hosts that want to be left alone. */
export function createHostRests(clock: Clock): HostRests {
  const rests = new Map<string, { readonly untilMs: number; readonly status: number }>();
  return {
    check({ origin, href }) {
      const rest = rests.get(origin);
      const leftMs = (rest?.untilMs ?? 0) - clock.now();
      if (rest === undefined || leftMs <= 0) {
        rests.delete(origin);
        return;
      }
      throw new FetchError(
        href,
        `${href} was not asked for: its server wants to be left alone (HTTP ${rest.status}). Try again ${describeWait(leftMs)}.`,
        { status: rest.status, retryAfterMs: leftMs },
      );
    },
    note(error) {
      if (!(error instanceof FetchError) || (error.status !== 429 && error.status !== 503)) return;
      const restMs = error.retryAfterMs ?? (error.status === 429 ? REST_MS : 0);
      const { origin } = new URL(error.url);
      const untilMs = clock.now() + Math.min(restMs, REST_MS_MAX);
      if (untilMs > (rests.get(origin)?.untilMs ?? 0)) rests.set(origin, { untilMs, status: error.status });
    },
  };
}
