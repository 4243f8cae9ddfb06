/** When a batch is full, by size or by time. */
interface BatchBounds<T> {
  readonly sizeOf: (item: T) => number;
  /** What is larger by itself is a batch of its own. */
  readonly sizeMax: number;
  /** How long the first of a batch waits for more. */
  readonly waitMsMax: number;
}

/** Gathers what a stream gives into batches, in order; what is there is not held back for what takes long to come. */
export async function* inBatches<T>(
  source: AsyncIterable<T>,
  { sizeOf, sizeMax, waitMsMax }: BatchBounds<T>,
): AsyncGenerator<readonly T[]> {
  const iterator = source[Symbol.asyncIterator]();
  let coming = iterator.next();
  for (;;) {
    const first = await coming;
    if (first.done) return;
    const batch = [first.value];
    const deadline = startDeadline(waitMsMax);
    let size = sizeOf(first.value);
    coming = iterator.next();
    while (size < sizeMax) {
      const next = await Promise.race([coming, deadline.over]);
      if (next === 'over' || next.done || size + sizeOf(next.value) > sizeMax) break;
      size += sizeOf(next.value);
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
