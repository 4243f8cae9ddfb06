import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
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
      throw new UsageError(`The report ${path} cannot be written: ${explain(error, path)}`, { cause: error });
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

/** Says why a file could not be opened for writing, and what to do. */
function explain(error: unknown, path: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no folder ${dirname(path)}. Make it, or choose another place.`;
    case 'EISDIR':
      return 'it is a folder. Give the name of a file in it.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'this user may not write there. Choose another place.';
    default:
      return `${error instanceof Error ? error.message : String(error)}. Choose another file.`;
  }
}
