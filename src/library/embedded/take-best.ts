/** Gives the best `count` in order, without putting the many others in order too. */
export function takeBest<T>(
  items: Iterable<T>,
  count: number,
  compare: (one: T, other: T) => number,
): readonly T[] {
  const best: T[] = [];
  for (const candidate of items) {
    const worst = best[count - 1];
    if (worst !== undefined && compare(candidate, worst) >= 0) continue;
    best.splice(
      findPlace(best, (other) => compare(other, candidate) < 0),
      0,
      candidate,
    );
    if (best.length > count) best.pop();
  }
  return best;
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
