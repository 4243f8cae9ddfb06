/** When a batch is full, by count or by time. */
interface BatchBounds {
  readonly countMax: number;
  /** How long the first of a batch waits for more. */
  readonly waitMsMax: number;
}

/** Gathers what a stream gives into batches, in order; what is there is not held back for what takes long to come. */
export async function* inBatches<T>(
  source: AsyncIterable<T>,
  { countMax, waitMsMax }: BatchBounds,
): AsyncGenerator<readonly T[]> {
  const iterator = source[Symbol.asyncIterator]();
  let coming = iterator.next();
  for (;;) {
    const first = await coming;
    if (first.done) return;
    const batch = [first.value];
    const deadline = startDeadline(waitMsMax);
    coming = iterator.next();
    while (batch.length < countMax) {
      const next = await Promise.race([coming, deadline.over]);
      if (next === 'over' || next.done) break;
      batch.push(next.value);
      coming = iterator.next();
    }
    deadline.clear();
    // Whatever fails next is met when it is waited for.
    coming.catch(() => undefined);
    yield batch;
  }
}

function startDeadline(waitMs: number): { readonly over: Promise<'over'>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'over'>((resolve) => {
    timer = setTimeout(resolve, waitMs, 'over');
  });
  return { over, clear: () => clearTimeout(timer) };
}
