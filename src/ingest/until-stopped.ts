/** Gives what a stream gives until it is to stop; what is under way then is left to itself. */
export async function* untilStopped<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await orStopped(iterator.next(), signal);
    if (next === null) {
      void Promise.resolve(iterator.return?.()).catch(() => undefined);
      return;
    }
    if (next.done) return;
    yield next.value;
  }
}

/** Waits for a result, or gives null when told to stop; the signal holds nothing of it afterwards. */
function orStopped<T>(result: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
