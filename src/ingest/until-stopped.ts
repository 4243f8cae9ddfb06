/** Gives what a stream gives until it is to stop; what is under way then is left to itself. */
export async function* untilStopped<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const stopped = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  for (;;) {
    const next = await Promise.race([stopped, iterator.next()]);
    if (next === null) {
      void Promise.resolve(iterator.return?.()).catch(() => undefined);
      return;
    }
    if (next.done) return;
    yield next.value;
  }
}
