import PQueue from 'p-queue';
import type { Clock } from '../../clock.ts';

/** Makes visits to one host wait for each other. */
export interface HostQueues {
  /** Runs `visit` when no other visit to `origin` is under way and the pause after the last one is over. */
  add<T>(origin: string, visit: () => Promise<T>): Promise<T>;
}

interface Host {
  readonly queue: PQueue;
  endedAtMs: number;
}

/** Hosts are remembered this long after their last visit, which is longer than any pause. */
const REMEMBERED_MS = 10 * 60_000;

/** Creates the queues; `pauseMs` tells how long a host wants to be left alone between two visits. */
export function createHostQueues(
  pauseMs: (origin: string) => number,
  clock: Clock,
  signal: AbortSignal,
): HostQueues {
  const hosts = new Map<string, Host>();

  function forgetQuietHosts() {
    for (const [origin, { queue, endedAtMs }] of hosts) {
      const isQuiet = queue.size === 0 && queue.pending === 0;
      if (isQuiet && clock.now() - endedAtMs > REMEMBERED_MS) hosts.delete(origin);
    }
  }

  return {
    add(origin, visit) {
      forgetQuietHosts();
      const host = hosts.get(origin) ?? {
        queue: new PQueue({ concurrency: 1 }),
        endedAtMs: Number.NEGATIVE_INFINITY,
      };
      hosts.set(origin, host);
      return host.queue.add(async () => {
        const waitMs = host.endedAtMs + pauseMs(origin) - clock.now();
        // When waiting is broken off, the visit itself says so.
        if (waitMs > 0) await clock.sleep(waitMs, signal);
        try {
          return await visit();
        } finally {
          host.endedAtMs = clock.now();
        }
      });
    },
  };
}
