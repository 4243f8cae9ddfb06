import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import type { InputOutcome } from '../ingest/index.ts';

/** A file with one JSON line for every input: what became of it, and why. */
export class IngestReport {
  readonly #file: number;
  #sizeBytes: number;

  /**
   * Opens the report at `path`.
   *
   * @param keptBytes How much of what stands there is to be kept: of a reading that was cut off, what was noted of it.
   * @throws UsageError when the file cannot be written.
   */
  constructor(path: string, keptBytes: number) {
    try {
      this.#file = openSync(path, 'a');
      this.#sizeBytes = Math.min(keptBytes, fstatSync(this.#file).size);
      ftruncateSync(this.#file, this.#sizeBytes);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(`The report ${path} cannot be written: ${reason}. Choose another file.`, {
        cause: error,
      });
    }
  }

  /** How long the report is. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  add({ input, result, storyId, quotationCount, reason }: InputOutcome): void {
    const line = Buffer.from(`${JSON.stringify({ input, result, storyId, quotationCount, reason })}\n`);
    writeSync(this.#file, line);
    this.#sizeBytes += line.length;
  }

  close(): void {
    closeSync(this.#file);
  }
}
