import { findPlace } from '../index/take-best.ts';

/**
 * Finds who bears a word that begins so. The words stand in order, so that all with one beginning stand together:
 *
 *     … kunst  kuno  |kutcher  kuter|  lamb …       "kut" is a stretch of two
 */
export class PrefixIndex<T> {
  readonly #bearers = new Map<string, Set<T>>();
  /** All words in order, but for those that came since somebody last asked. */
  #ordered: string[] = [];
  #fresh: string[] = [];

  add(word: string, bearer: T): void {
    const bearers = this.#bearers.get(word);
    if (bearers !== undefined) bearers.add(bearer);
    else {
      this.#bearers.set(word, new Set([bearer]));
      this.#fresh.push(word);
    }
  }

  /** A word that nobody bears any more keeps its place: names come back, and an empty place costs nothing. */
  remove(word: string, bearer: T): void {
    this.#bearers.get(word)?.delete(bearer);
  }

  /** Calls with everybody who bears a word that begins so, of the beginning that has fewest; with some more than once. */
  each(beginnings: readonly string[], take: (bearer: T) => void): void {
    this.#putInOrder();
    const stretches = beginnings.map((beginning) => this.#findStretch(beginning));
    const [fewest] = stretches.sort((a, b) => a.to - a.from - (b.to - b.from));
    for (let at = fewest?.from ?? 0; at < (fewest?.to ?? 0); at += 1)
      this.#bearers.get(this.#ordered[at] ?? '')?.forEach(take);
  }

  #findStretch(beginning: string): { readonly from: number; readonly to: number } {
    const from = findPlace(this.#ordered, (word) => word < beginning);
    const to = findPlace(this.#ordered, (word) => word < beginning || word.startsWith(beginning));
    return { from, to };
  }

  #putInOrder(): void {
    if (this.#fresh.length > freshMax) this.#ordered = [...this.#ordered, ...this.#fresh].sort(compareWords);
    else
      for (const word of this.#fresh)
        this.#ordered.splice(
          findPlace(this.#ordered, (other) => other < word),
          0,
          word,
        );
    this.#fresh = [];
  }
}

/** More new words than this are put in order all together: one by one each moves all that come after it. */
const freshMax = 500;

const compareWords = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
