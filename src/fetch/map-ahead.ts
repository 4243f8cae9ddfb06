/**
 * Maps a list or a stream in order while working ahead: up to `ahead` results are under way before they are asked for.
 * A result is given as soon as it is there, even while the stream has the next item still to come.
 * Where `map` fails, the results before it are given first, and then its failure is thrown.
 */
export async function* mapAhead<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  ahead: number,
  map: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const iterator = iterate(items);
  const underWay: Promise<R>[] = [];
  let coming: Promise<IteratorResult<T>> | null = null;
  let isAtEnd = false;
  try {
    for (;;) {
      if (!isAtEnd && underWay.length < ahead) coming ??= Promise.resolve(iterator.next());
      const [first] = underWay;
      if (first === undefined && coming === null) return;
      const next = await Promise.race([
        ...(coming === null ? [] : [coming.then((item) => ({ kind: 'item', item }) as const)]),
        ...(first === undefined ? [] : [first.then((result) => ({ kind: 'result', result }) as const)]),
      ]);
      if (next.kind === 'result') {
        underWay.shift();
        yield next.result;
        continue;
      }
      coming = null;
      if (next.item.done) isAtEnd = true;
      else {
        const result = map(next.item.value);
        // One that fails before its turn is no failure that nobody takes.
        result.catch(() => undefined);
        underWay.push(result);
      }
    }
  } finally {
    // A stream that is waited for is left to itself: it may take its time.
    if (!isAtEnd) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

function iterate<T>(items: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
}
