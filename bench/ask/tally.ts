/** How many questions were answered right, by kind. */
export class Tally {
  readonly #ranks = new Map<string, number[]>();

  /** Counts an answer by the place of its first right hit; -1 where none is. */
  count(kind: string, rank: number): void {
    for (const name of [kind, 'all']) this.#ranks.set(name, [...(this.#ranks.get(name) ?? []), rank]);
  }

  /** Draws a line for all, then one for each kind. */
  draw(): readonly string[] {
    const kinds = [...this.#ranks].sort(
      ([a], [b]) => Number(b === 'all') - Number(a === 'all') || (a < b ? -1 : 1),
    );
    return kinds.map(([kind, ranks]) => {
      const within = (places: number) =>
        (ranks.filter((rank) => rank >= 0 && rank < places).length / ranks.length).toFixed(3);
      return `${kind}: n=${ranks.length} right@1=${within(1)} right@3=${within(3)}`;
    });
  }
}

/** Draws how long something took. */
export function drawTimes(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50=${at(0.5)} p99=${at(0.99)} max=${at(1)}`;
}
