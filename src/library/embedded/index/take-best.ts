/** Gives the best `count` in order, without putting the many others in order too. */
export function takeBest<T>(
  items: Iterable<T>,
  count: number,
  compare: (one: T, other: T) => number,
): readonly T[] {
  const best: T[] = [];
  for (const item of items) takeIn(best, item, count, compare);
  return best;
}

/** Puts an item in its place among the best so far, unless there are `count` that are better. */
export function takeIn<T>(best: T[], item: T, count: number, compare: (one: T, other: T) => number): void {
  const worst = best[count - 1];
  if (worst !== undefined && compare(item, worst) >= 0) return;
  best.splice(
    findPlace(best, (other) => compare(other, item) < 0),
    0,
    item,
  );
  if (best.length > count) best.pop();
}

/** Finds the first place in a list whose beginning `isBefore` holds for. */
export function findPlace<T>(list: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
