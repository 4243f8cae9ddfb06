import type { IngestOutcome } from '../../commands/command.ts';
import type { House } from '../house.ts';
import { ingest } from '../ingest/index.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** Keeps every story in the inputs and tells of each what became of it, then the sums. */
export async function ingestInputs(
  inputs: readonly string[],
  options: { readonly json: boolean },
  { house, terminal }: { readonly house: House; readonly terminal: Terminal },
): Promise<ExitCode> {
  const counts = { added: 0, changed: 0, unchanged: 0, skipped: 0 };
  const started = performance.now();
  for await (const outcome of ingest(inputs, house, { fetcher: house.fetcher, stdin: terminal.stdin })) {
    counts[outcome.result] += 1;
    if (options.json) terminal.printJson(outcome);
    else if (outcome.result === 'skipped') terminal.tell(describe(outcome));
    else terminal.print(describe(outcome));
    const done = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const seconds = (performance.now() - started) / 1000;
    terminal.progress(`${done} read, ${(done / seconds).toFixed(0)} a second`);
  }
  const { added, changed, unchanged, skipped } = counts;
  terminal.tell(`${added} added, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped`);
  if (skipped > 0) return exitCodes.badInput;
  return added + changed + unchanged > 0 ? exitCodes.found : exitCodes.nothingFound;
}

function describe({ input, result, storyId, title, quotationCount, reason }: IngestOutcome): string {
  if (result === 'skipped') return `skipped  ${input}: ${reason}`;
  const count = `${quotationCount} ${quotationCount === 1 ? 'quotation' : 'quotations'}`;
  return `${result.padEnd(9)}  ${storyId}  ${title} (${count})`;
}
