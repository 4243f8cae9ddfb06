import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { untilStopped } from '../../src/ingest/until-stopped.ts';

async function* count(): AsyncGenerator<number> {
  for (let number = 0; ; number += 1) yield number;
}

it('leaves no listener behind for what was given, and stops while it waits', async () => {
  const stop = new AbortController();
  const given: number[] = [];
  for await (const number of untilStopped(count(), stop.signal)) {
    given.push(number);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
    if (number === 20) stop.abort();
  }
  expect(given).toHaveLength(21);
});

it('stops when what it waits for never comes, and passes on what goes wrong', async () => {
  const stop = new AbortController();
  const never: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
  };
  const waiting = untilStopped(never, stop.signal).next();
  stop.abort();
  expect(await waiting).toMatchObject({ done: true });
  const broken: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('a goat')) }),
  };
  await expect(untilStopped(broken, new AbortController().signal).next()).rejects.toThrow('a goat');
});
