/**
 * Maps a list in order while working ahead: up to `ahead` results are under way before they are asked for.
 * `map` must not fail; it gives its failures as values.
 */
export async function* mapAhead<T, R>(
  items: readonly T[],
  ahead: number,
  map: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  for (const item of items) {
    underWay.push(map(item));
    if (underWay.length < ahead) continue;
    const next = underWay.shift();
    if (next) yield await next;
  }
  for (const next of underWay) yield await next;
}
