/** Work that was not done in its time. */
export class DeadlineError extends Error {}

/**
 * Runs work that has to be done within a time, and while its `parent` is not aborted. What the work leaves under way
 * is told by the signal to stop, and not waited for.
 *
 * `AbortSignal.timeout` and `any` would be shorter, but Node 20 can lose both to garbage collection, and undici heeds
 * a signal only once it has a connection.
 *
 * @throws DeadlineError, the parent's reason, or what the work throws.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  parent.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort(parent.reason);
  const timer = setTimeout(
    () => controller.abort(new DeadlineError(`Not done in ${timeoutMs} ms`)),
    timeoutMs,
  );
  parent.addEventListener('abort', stop, { once: true });
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(signal), aborted]);
  } finally {
    clearTimeout(timer);
    parent.removeEventListener('abort', stop);
  }
}
