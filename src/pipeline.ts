import type { Desk, IngestOutcome } from '../commands/command.ts';
import type { Answerer } from './answerer/index.ts';
import { LibraryError, UserError } from './errors.ts';
import { type Fetcher, type InputItem, type ReadOptions, readAddresses, readInputs } from './fetch/index.ts';
import type { Library } from './library/index.ts';
import type { Reader } from './reader/index.ts';

/** What ingest needs: who reads a page, and where what was read is kept. */
export interface Intake {
  readonly reader: Reader;
  readonly library: Library;
}

/**
 * Fetches, reads and keeps every story in the inputs: addresses, feeds, files, folders, archives, `-`. Tells of each
 * what became of it, in order; an input that fails does not stop the next.
 */
export async function* ingest(
  inputs: readonly string[],
  intake: Intake,
  options: ReadOptions = {},
): AsyncGenerator<IngestOutcome> {
  for await (const item of readInputs(inputs, options)) yield await keepItem(item, intake);
}

/** All that a desk is wired from. */
export interface DeskParts {
  readonly reader: Reader;
  /** The library, which answers too. */
  readonly answerer: Answerer;
  readonly fetcher: Fetcher;
  readonly now: () => Date;
}

/** Opens the desk that commands work at. */
export function openDesk({ reader, answerer, fetcher, now }: DeskParts): Desk {
  return {
    library: answerer,
    now,
    ask: (question, page) => answerer.ask(question, page, now()),
    ingest: (address) => ingestAddress(address, { reader, library: answerer }, fetcher),
  };
}

async function ingestAddress(address: string, intake: Intake, fetcher: Fetcher): Promise<IngestOutcome> {
  const outcomes: IngestOutcome[] = [];
  // A stranger's words are only ever taken as an address, never as a file of this machine.
  for await (const item of readAddresses([address], fetcher)) outcomes.push(await keepItem(item, intake));
  const [first] = outcomes;
  if (first === undefined) return skip(address, `There is no story at ${address}.`);
  return outcomes.length === 1 ? first : summarise(address, outcomes);
}

/** A feed gives many stories; the answer to one request tells of them together. */
function summarise(input: string, outcomes: readonly IngestOutcome[]): IngestOutcome {
  const kept = outcomes.filter(({ result }) => result !== 'skipped');
  const result = (['added', 'changed', 'unchanged'] as const).find((one) =>
    kept.some((outcome) => outcome.result === one),
  );
  if (result === undefined) return skip(input, outcomes[0]?.reason ?? `There is no story at ${input}.`);
  return {
    input,
    result,
    storyId: null,
    title: `${kept.length} of ${outcomes.length} stories of the feed`,
    quotationCount: kept.reduce((sum, { quotationCount }) => sum + quotationCount, 0),
    reason: null,
  };
}

async function keepItem(item: InputItem, { reader, library }: Intake): Promise<IngestOutcome> {
  if (item.kind !== 'page') return skip(item.input, item.error.message);
  try {
    const { story, reading } = await reader.read(item.page);
    const { result, storyId } = await library.keep(story, reading);
    return {
      input: item.input,
      result,
      storyId,
      title: story.title,
      quotationCount: reading.quotations.length,
      reason: null,
    };
  } catch (error) {
    // A library that cannot be written fails every story alike, so that one ends the run; a bad page does not.
    if (error instanceof UserError && !(error instanceof LibraryError))
      return skip(item.input, error.message);
    throw error;
  }
}

function skip(input: string, reason: string): IngestOutcome {
  return { input, result: 'skipped', storyId: null, title: null, quotationCount: 0, reason };
}
