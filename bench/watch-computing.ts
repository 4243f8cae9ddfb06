import { existsSync, readFileSync } from 'node:fs';

/** Watches how much the main thread computes from one turn of its loop to the next, however busy the machine is. */
export interface ComputingWatch {
  /** Gives the most of any turn since it was last asked; null where the system does not tell. */
  takeMaxMs(): number | null;
  end(): void;
}

export function watchComputing(): ComputingWatch {
  let maxMs = 0;
  let beforeMs = readComputedMs();
  const look = () => {
    const nowMs = readComputedMs();
    maxMs = Math.max(maxMs, (nowMs ?? 0) - (beforeMs ?? 0));
    beforeMs = nowMs;
  };
  const timer = setInterval(look, 1);
  return {
    takeMaxMs() {
      const taken = beforeMs === null ? null : maxMs;
      maxMs = 0;
      return taken;
    },
    end: () => clearInterval(timer),
  };
}

/** Linux counts for each thread how long it computed; the main thread's id is the process's. */
function readComputedMs(): number | null {
  const path = '/proc/self/schedstat';
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6 : null;
}
