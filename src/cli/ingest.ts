import { resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';
import { measureFiles } from '../fetch/index.ts';
import type { House } from '../house.ts';
import { type IngestRun, type InputOutcome, ingest, openRun } from '../ingest/index.ts';
import { openReaderPool } from '../reader/index.ts';
import { drawProgress, formatTime } from './draw-progress.ts';
import { IngestReport } from './ingest-report.ts';
import { IngestTally } from './ingest-tally.ts';
import { levelReason } from './level-reason.ts';
import { tellReason } from './tell-reason.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** How stories are read into the library. */
export interface IngestFlags {
  readonly json: boolean;
  /** A file that gets one line for every input; null for none. */
  readonly report: string | null;
  /** Whether all is read anew: what a reading of the same inputs that was cut off has done, and pages that did not change. */
  readonly fromStart: boolean;
}

/** Inputs told of one by one, since nobody reads more; the others are counted. */
const TOLD_MAX = 200;

/** Inputs told of one by one that are left aside for one reason, such as the pictures in a folder: a few show which. */
const ALIKE_TOLD_MAX = 5;

/** Keeps every story in the inputs and tells of each what became of it, then the sums. */
export async function ingestInputs(
  inputs: readonly string[],
  flags: IngestFlags,
  { house, terminal }: { readonly house: House; readonly terminal: Terminal },
): Promise<ExitCode> {
  const { library, fetcher } = house;
  if (flags.report !== null) assertApart(flags.report, inputs);
  if (flags.fromStart) {
    const former = await openRun(inputs, library);
    if (former !== null) await library.endRun(former.id);
  }
  const run = await openRun(inputs, library);
  const work = new IngestWork(run, flags, terminal);
  const reader = openReaderPool();
  const stopping = new AbortController();
  const forget = terminal.onInterrupt(() => {
    terminal.tell('Stopping: what is under way is finished first. Once more ends at once.');
    stopping.abort();
  });
  try {
    work.setSize(await measureFiles(inputs));
    const intake = { reader, library, pageCount: reader.pageCount };
    const outcomes = ingest(inputs, intake, {
      fetcher,
      stdin: terminal.stdin,
      run,
      anew: flags.fromStart,
      signal: stopping.signal,
      note: () => work.note(),
      log: (line) => terminal.tell(line),
      onBytes: (count) => work.passBytes(count),
    });
    for await (const outcome of outcomes) work.take(outcome);
  } finally {
    forget();
    await reader.close();
    work.close();
  }
  return work.finish(stopping.signal.aborted ? (run === null ? 'lost' : 'kept') : null);
}

/** A report in the place of an input would wipe it, and one within an input would be read as one. */
function assertApart(report: string, inputs: readonly string[]): void {
  const path = resolve(report);
  const within = inputs.find((input) => path === resolve(input) || path.startsWith(resolve(input) + sep));
  if (within === undefined) return;
  throw new UsageError(
    `The report ${report} would stand in ${within}, which is read. Choose another place for it.`,
  );
}

/** What is known when a reading that was cut off goes on. */
interface Note {
  readonly tally: string;
  readonly report: { readonly path: string; readonly sizeBytes: number } | null;
}

/** One reading as it is shown: its tally, its report and its progress. */
class IngestWork {
  readonly #flags: IngestFlags;
  readonly #terminal: Terminal;
  readonly #tally: IngestTally;
  readonly #report: IngestReport | null;
  readonly #startedMs = performance.now();
  readonly #countBefore: number;
  #sizeBytes: number | null = null;
  #passedBytes = 0;
  /** How many bytes a reading that goes on passes over before it reads one; null until the first is read. */
  #bytesBefore: number | null = null;
  #toldCount = 0;
  /** How many inputs were left aside for each reason that was told; of those beyond some only the sum is. */
  readonly #asideCounts = new Map<string, number>();
  #summedCount = 0;

  constructor(run: IngestRun | null, flags: IngestFlags, terminal: Terminal) {
    this.#flags = flags;
    this.#terminal = terminal;
    const before = run?.before ?? null;
    const note = before === null ? null : (JSON.parse(before.note) as Note);
    this.#tally = new IngestTally(note?.tally ?? null);
    const isSameReport = note?.report?.path === flags.report;
    this.#report =
      flags.report === null
        ? null
        : new IngestReport(flags.report, isSameReport ? (note?.report?.sizeBytes ?? 0) : 0);
    for (const outcome of before?.outcomes ?? []) this.#count(outcome);
    this.#countBefore = this.#tally.count;
    if (before !== null) {
      terminal.tell(
        `Going on where this was cut off: ${this.#countBefore} inputs are done. To read all of them anew, add --from-start.`,
      );
    }
  }

  setSize(sizeBytes: number | null): void {
    this.#sizeBytes = sizeBytes;
  }

  passBytes(count: number): void {
    this.#passedBytes += count;
  }

  note(): string {
    const { report: path } = this.#flags;
    const report =
      path === null || this.#report === null ? null : { path, sizeBytes: this.#report.sizeBytes };
    return JSON.stringify({ tally: this.#tally.write(), report } satisfies Note);
  }

  take(outcome: InputOutcome): void {
    this.#bytesBefore ??= this.#countBefore === 0 ? 0 : this.#passedBytes;
    this.#count(outcome);
    if (this.#flags.json) this.#terminal.printJson(withoutProblem(outcome));
    else this.#tell(outcome);
    const size = this.#sizeBytes;
    this.#terminal.progress(
      drawProgress({
        share: size === null ? null : this.#passedBytes / size,
        shareBefore: size === null ? 0 : this.#bytesBefore / size,
        told: `${this.#tally.count} read`,
        count: this.#tally.count - this.#countBefore,
        elapsedMs: this.#elapsedMs,
      }),
    );
  }

  close(): void {
    this.#report?.close();
  }

  /** @param stopped Whether it was stopped before its end, and whether what was done is known next time. */
  finish(stopped: 'kept' | 'lost' | null): ExitCode {
    const terminal = this.#terminal;
    const [sums = '', ...reasons] = this.#tally.describe(this.#hasToldEach);
    terminal.tell(`${sums} (${formatTime(this.#elapsedMs / 1000)})`);
    for (const reason of reasons) terminal.tell(reason);
    if (stopped !== null) {
      terminal.tell(
        stopped === 'kept'
          ? 'Stopped before the end. Give the same command again to go on from here.'
          : 'Stopped before the end. Give the same command again; what is known already stays as it is.',
      );
      return exitCodes.interrupted;
    }
    if (this.#tally.hasProblem) return exitCodes.badInput;
    return this.#tally.keptCount > 0 ? exitCodes.found : exitCodes.nothingFound;
  }

  get #hasToldEach(): boolean {
    return this.#toldCount + this.#summedCount === this.#tally.count && this.#toldCount <= TOLD_MAX;
  }

  get #elapsedMs(): number {
    return performance.now() - this.#startedMs;
  }

  #count(outcome: InputOutcome): void {
    this.#tally.add(outcome);
    this.#report?.add(outcome);
  }

  #tell(outcome: InputOutcome): void {
    if (this.#toldCount < TOLD_MAX && this.#isToldOften(outcome)) {
      this.#summedCount += 1;
      if (this.#summedCount === 1)
        this.#terminal.tell(
          'Others left aside for the same reason are counted only; --report FILE tells of each.',
        );
      return;
    }
    this.#toldCount += 1;
    if (this.#toldCount > TOLD_MAX) return;
    if (outcome.result === 'skipped') this.#terminal.tell(describe(outcome));
    else this.#terminal.print(describe(outcome));
    if (this.#toldCount === TOLD_MAX)
      this.#terminal.tell('The others are counted only; --report FILE tells of each.');
  }

  /** Whether it is left aside, as some before it, and is no story that somebody may miss. */
  #isToldOften({ input, result, reason, isProblem }: InputOutcome): boolean {
    if (result !== 'skipped' || isProblem || reason === null) return false;
    const level = levelReason(reason, input);
    const count = this.#asideCounts.get(level) ?? 0;
    this.#asideCounts.set(level, count + 1);
    return count >= ALIKE_TOLD_MAX;
  }
}

function withoutProblem({ isProblem: _isProblem, ...outcome }: InputOutcome): object {
  return outcome;
}

function describe({ input, result, storyId, title, quotationCount, reason }: InputOutcome): string {
  if (result === 'skipped') return `skipped  ${dropSkipped(reason ?? '', input)}`;
  const count = `${quotationCount} ${quotationCount === 1 ? 'quotation' : 'quotations'}`;
  const note = reason === null ? '' : `: ${reason}`;
  return `${result.padEnd(9)}  ${storyId}  ${title} (${count})${note}`;
}

/** Gives a reason that says itself that its input is skipped without that, since the word stands before it. */
function dropSkipped(reason: string, input: string): string {
  const [, bare] = / is skipped: (.*)$/s.exec(reason) ?? [];
  return bare === undefined ? tellReason(reason, input) : `${input}: ${bare}`;
}
