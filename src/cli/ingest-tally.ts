import type { InputOutcome } from '../ingest/index.ts';

/** Why inputs were skipped, one reason of many: how many inputs, and one of them. */
interface SkipReason {
  count: number;
  readonly example: string;
}

/** Reasons shown, the commonest ones; and kept, so that an archive with as many faults as pages fills no memory. */
const REASONS_SHOWN = 8;
const REASONS_MAX = 200;

/** Counts what became of inputs, and why some were skipped. */
export class IngestTally {
  readonly #counts = { added: 0, changed: 0, unchanged: 0, skipped: 0 };
  readonly #reasons: Map<string, SkipReason>;
  #quotationCount = 0;
  #hasProblem = false;

  /** @param former What an earlier tally was written as; its counts go on. */
  constructor(former: string | null) {
    const { counts, reasons, quotationCount, hasProblem } =
      former === null ? emptyTally : (JSON.parse(former) as WrittenTally);
    Object.assign(this.#counts, counts);
    this.#reasons = new Map(reasons);
    this.#quotationCount = quotationCount;
    this.#hasProblem = hasProblem;
  }

  get count(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  /** How many inputs hold a story that is in the library now. */
  get keptCount(): number {
    return this.count - this.#counts.skipped;
  }

  /** Whether something that was to be a story is none. */
  get hasProblem(): boolean {
    return this.#hasProblem;
  }

  add({ input, result, reason, quotationCount, isProblem }: InputOutcome): void {
    this.#counts[result] += 1;
    this.#quotationCount += quotationCount;
    this.#hasProblem ||= isProblem;
    if (result !== 'skipped' || reason === null) return;
    const known = this.#reasons.get(levelReason(reason, input));
    if (known !== undefined) known.count += 1;
    else if (this.#reasons.size < REASONS_MAX) {
      this.#reasons.set(levelReason(reason, input), { count: 1, example: reason });
    }
  }

  /** Writes the tally so that a later one can go on from it. */
  write(): string {
    return JSON.stringify({
      counts: this.#counts,
      reasons: [...this.#reasons],
      quotationCount: this.#quotationCount,
      hasProblem: this.#hasProblem,
    } satisfies WrittenTally);
  }

  /**
   * Tells the sums, and below them why inputs were skipped, the commonest reasons first.
   *
   * @param areTold Whether each input has been told of by itself: what held for one alone is then only counted.
   */
  describe(areTold: boolean): readonly string[] {
    const { added, changed, unchanged, skipped } = this.#counts;
    const reasons = [...this.#reasons.values()]
      .filter(({ count }) => count > 1 || !areTold)
      .sort((a, b) => b.count - a.count);
    const shown = reasons.slice(0, REASONS_SHOWN);
    const restCount = skipped - shown.reduce((sum, { count }) => sum + count, 0);
    return [
      `${added} added, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped; ${this.#quotationCount} quotations in them`,
      ...shown.map(({ count, example }) =>
        count === 1 ? `  once: ${example}` : `  ${count} times, such as: ${example}`,
      ),
      // So that all that were skipped are accounted for; where each was told, that one stands above.
      ...(restCount > 0 && (shown.length > 0 || !areTold)
        ? [`  ${restCount} for other reasons${areTold ? ', each told above' : ''}`]
        : []),
    ];
  }
}

interface WrittenTally {
  readonly counts: Readonly<Record<InputOutcome['result'], number>>;
  readonly reasons: readonly (readonly [string, SkipReason])[];
  readonly quotationCount: number;
  readonly hasProblem: boolean;
}

const emptyTally: WrittenTally = {
  counts: { added: 0, changed: 0, unchanged: 0, skipped: 0 },
  reasons: [],
  quotationCount: 0,
  hasProblem: false,
};

/** Takes out of a reason what is of its input alone: addresses, file names, numbers. */
function levelReason(reason: string, input: string): string {
  return reason
    .replaceAll(input, '…')
    .replace(/https?:\/\/\S+/g, '…')
    .replace(/\S*[/\\]\S*/g, '…')
    .replace(/\d+/g, '#');
}
