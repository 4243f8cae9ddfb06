import type { InputOutcome } from '../ingest/index.ts';
import { levelReason } from './level-reason.ts';
import { tellReason } from './tell-reason.ts';

/** Why inputs were skipped, or what is to be known of them, one reason of many: how many inputs, and one of them. */
interface Reason {
  count: number;
  readonly example: string;
}

/** Reasons shown, the commonest ones; and kept, so that an archive with as many faults as pages fills no memory. */
const REASONS_SHOWN = 8;
const REASONS_MAX = 200;

/** Counts what became of inputs, why some were skipped, and what of others was not understood. */
export class IngestTally {
  readonly #counts = { added: 0, changed: 0, unchanged: 0, skipped: 0 };
  readonly #reasons: Map<string, Reason>;
  /** Of what was kept. */
  readonly #notes: Map<string, Reason>;
  #quotationCount = 0;
  #hasProblem = false;

  /** @param former What an earlier tally was written as; its counts go on. */
  constructor(former: string | null) {
    const { counts, reasons, notes, quotationCount, hasProblem } = {
      ...emptyTally,
      ...(former === null ? {} : (JSON.parse(former) as WrittenTally)),
    };
    Object.assign(this.#counts, counts);
    this.#reasons = new Map(reasons);
    this.#notes = new Map(notes);
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
    if (reason === null) return;
    if (result === 'skipped') countReason(this.#reasons, levelReason(reason, input), reason);
    // A page that has not changed has its reason, too, which is none to look into.
    else if (result !== 'unchanged')
      countReason(this.#notes, levelReason(reason, input), tellReason(reason, input));
  }

  /** Writes the tally so that a later one can go on from it. */
  write(): string {
    return JSON.stringify({
      counts: this.#counts,
      reasons: [...this.#reasons],
      notes: [...this.#notes],
      quotationCount: this.#quotationCount,
      hasProblem: this.#hasProblem,
    } satisfies WrittenTally);
  }

  /**
   * Tells the sums, and below them why inputs were skipped and what of others was not understood, the commonest first.
   *
   * @param areTold Whether each input has been told of by itself: what held for one alone is then only counted.
   */
  describe(areTold: boolean): readonly string[] {
    const { added, changed, unchanged, skipped } = this.#counts;
    const choose = (reasons: ReadonlyMap<string, Reason>) =>
      [...reasons.values()]
        .filter(({ count }) => count > 1 || !areTold)
        .sort((a, b) => b.count - a.count)
        .slice(0, REASONS_SHOWN);
    const shown = choose(this.#reasons);
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
      ...choose(this.#notes).map(({ count, example }) =>
        count === 1 ? `  kept, once: ${example}` : `  kept, ${count} times, such as: ${example}`,
      ),
    ];
  }
}

interface WrittenTally {
  readonly counts: Readonly<Record<InputOutcome['result'], number>>;
  readonly reasons: readonly (readonly [string, Reason])[];
  readonly notes: readonly (readonly [string, Reason])[];
  readonly quotationCount: number;
  readonly hasProblem: boolean;
}

const emptyTally: WrittenTally = {
  counts: { added: 0, changed: 0, unchanged: 0, skipped: 0 },
  reasons: [],
  notes: [],
  quotationCount: 0,
  hasProblem: false,
};

function countReason(reasons: Map<string, Reason>, level: string, example: string): void {
  const known = reasons.get(level);
  if (known !== undefined) known.count += 1;
  else if (reasons.size < REASONS_MAX) reasons.set(level, { count: 1, example });
}
