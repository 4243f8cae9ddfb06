import type { KnownItem } from './corpus.ts';

/** What was measured of one system at one size. */
export interface Result {
  readonly system: string;
  readonly quotationCount: number;
  readonly kinds: readonly KindResult[];
  /** From nothing to an index of everything, in seconds; null when it is only ever read. */
  readonly buildS: number | null;
  /** From opening to the first answer, and until everything is searched; null when it is built anew at each start. */
  readonly firstAnswerS: number | null;
  readonly wholeS: number | null;
  /** Of the process, at most. */
  readonly residentMb: number;
  /** How long the main loop was held at most: while loading, and while searching and keeping. Null when all is done there. */
  readonly holds: { readonly idle: Hold; readonly loading: Hold; readonly working: Hold } | null;
}

/** The longest turn of the main loop. */
export interface Hold {
  /** By the clock: waiting for a processor included, which on a busy machine is most of it. */
  readonly heldMs: number;
  /** What the main thread computed in a turn at most; null where the system does not tell. */
  readonly computedMs: number | null;
}

export interface KindResult {
  readonly kind: KnownItem['kind'] | 'person + topic, keeping meanwhile';
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** The processor's time, which a busy machine stretches less. */
  readonly p50CpuMs: number;
  readonly p99CpuMs: number;
  /** The mean of one over the place at which the quotation that was meant came, among ten. */
  readonly mrr: number;
}

/** Gives words of the quotations found, best first. */
export type Ask = (item: KnownItem) => Promise<readonly string[]>;

/** No single kind takes longer than this: who needs seconds for a question is asked fewer. */
const kindMsMax = 120_000;

/** Asks each question and measures how long it takes and whether what was meant is found. */
export async function measureKinds(items: readonly KnownItem[], ask: Ask): Promise<readonly KindResult[]> {
  const results: KindResult[] = [];
  for (const kind of new Set(items.map((item) => item.kind))) {
    const ofKind = items.filter((item) => item.kind === kind);
    // What is compiled and cached at the first questions is no part of the hundredth.
    for (const item of ofKind.slice(0, 5)) await ask(item);
    results.push({ kind, ...(await measureKind(ofKind, ask)) });
  }
  return results;
}

export async function measureKind(items: readonly KnownItem[], ask: Ask): Promise<Omit<KindResult, 'kind'>> {
  const [times, cpuTimes]: [number[], number[]] = [[], []];
  let reciprocals = 0;
  const begun = performance.now();
  for (const item of items) {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const found = await ask(item);
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(cpu);
    cpuTimes.push((user + system) / 1000);
    const rank = found.indexOf(item.words);
    reciprocals += rank === -1 ? 0 : 1 / (rank + 1);
    if (performance.now() - begun > kindMsMax) break;
  }
  const at = (values: readonly number[], share: number) => {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  };
  return {
    count: times.length,
    p50Ms: at(times, 0.5),
    p99Ms: at(times, 0.99),
    maxMs: at(times, 1),
    p50CpuMs: at(cpuTimes, 0.5),
    p99CpuMs: at(cpuTimes, 0.99),
    mrr: reciprocals / times.length,
  };
}
