import { inspect } from 'node:util';
import { LibraryError, UnchangedPageError, UserError } from '../errors.ts';
import {
  type DocumentVersion,
  type InputItem,
  mapAhead,
  type Place,
  type ReadOptions,
  readInputs,
} from '../fetch/index.ts';
import type { Library, PageVersion, RunMark } from '../library/index.ts';
import type { Reader, ReadPage } from '../reader/index.ts';
import { inBatches } from './in-batches.ts';
import { type IngestRun, joinOutcomes, RunFollower } from './open-run.ts';
import { describeBroken, type InputFacts, type InputOutcome } from './outcome.ts';
import { untilStopped } from './until-stopped.ts';

/** Who reads a page, and where what was read is kept. */
export interface Intake {
  readonly reader: Reader;
  readonly library: Library;
  /** How many pages the reader is handed at once; one and the next by default. */
  readonly pageCount?: number;
}

export interface IngestOptions extends ReadOptions {
  /** The reading to go on with; by default what is cut off is read again from its start. */
  readonly run?: IngestRun | null;
  /** Whether pages of the web are read again though their servers say that they have not changed. */
  readonly anew?: boolean;
  /** Gives what is to be known when the run goes on: how all stands that was told so far. */
  readonly note?: () => string;
  /** Takes a line for the operator. */
  readonly log?: (line: string) => void;
  /** Stops reading: what is under way is still finished and told. */
  readonly signal?: AbortSignal;
}

/**
 * A write is durable in a few milliseconds, whether of one story or of many. One is as large as is done in some
 * hundredths of a second, since who asks meanwhile waits for it: ten stories without quotations, four with ten each.
 */
const batchBounds = {
  sizeOf: (read: ReadInput | Fault) =>
    'fault' in read || read.page === null ? 1 : storySize + read.facts.quotationCount,
  sizeMax: 64,
  waitMsMax: 500,
};

/** A story takes as long to write as so many quotations. */
const storySize = 6;

/**
 * Fetches, reads and keeps every story in the inputs: addresses, feeds, files, folders, archives, `-`. Tells of each
 * what became of it, in order; an input that fails does not stop the next. Pages are read side by side and kept in
 * their order, so that the library is the same however they were read.
 */
export async function* ingest(
  inputs: readonly string[],
  { reader, library, pageCount = 2 }: Intake,
  options: IngestOptions = {},
): AsyncGenerator<InputOutcome> {
  const {
    run = null,
    anew = false,
    note = () => '',
    log = () => {},
    signal = new AbortController().signal,
    ...reading
  } = options;
  const items = readInputs(inputs, {
    ...reading,
    ...(run === null ? {} : { places: run.places }),
    ...(anew ? {} : { known: (address: string) => library.knownPage(address) }),
  });
  const readOne = (item: InputItem) => readItem(item, { reader, library, log });
  const pages = mapAhead(untilStopped(items, signal), pageCount, readOne);
  const follower = run === null ? null : new RunFollower(run);
  let isMarked = run?.before != null;
  for await (const batch of inBatches(pages, batchBounds)) {
    const read = batch.map(throwFaults);
    const mark = follower?.mark(read, note()) ?? null;
    isMarked ||= mark !== null;
    yield* await keepBatch(read, { library, mark, log });
  }
  if (run !== null && isMarked && !signal.aborted) await library.endRun(run.id);
}

/** An input that was read: what is told of it, and its story if it has one. */
interface ReadInput {
  /** Where it stood; null where reading cannot go on from there. */
  readonly place: Place | null;
  readonly facts: InputFacts;
  readonly page: ReadPage | null;
  /** By what its page can be asked for again. */
  readonly version?: DocumentVersion;
}

/** The library failed, and nothing that follows can be kept. */
interface Fault {
  readonly fault: LibraryError;
}

/** Reads an input. Never fails, as what works ahead must not: a library that fails is given as a value. */
async function readItem(
  item: InputItem,
  {
    reader,
    library,
    log,
  }: { readonly reader: Reader; readonly library: Library; readonly log: (line: string) => void },
): Promise<ReadInput | Fault> {
  const { input, place = null } = item;
  const withoutStory = (reason: string, isProblem: boolean): ReadInput => ({
    place,
    facts: { input, title: null, quotationCount: 0, reason, isProblem },
    page: null,
  });
  try {
    if (item.kind !== 'page') {
      const reason = item.error.message;
      const known = item.error instanceof UnchangedPageError ? await library.knownPage(item.error.url) : null;
      if (known === null) return withoutStory(reason, item.kind === 'problem');
      const { storyId: knownId, title, quotationCount } = known;
      return {
        place,
        facts: { input, title, quotationCount, reason, isProblem: false, knownId },
        page: null,
      };
    }
    const page = await reader.read(item.page);
    const { story, reading, note } = page;
    const facts = {
      input,
      title: story.title,
      quotationCount: reading.quotations.length,
      reason: [item.note, note].filter(Boolean).join(' ') || null,
      isProblem: false,
    };
    return { place, facts, page, ...(item.version && { version: item.version }) };
  } catch (error) {
    if (error instanceof LibraryError) return { fault: error };
    return withoutStory(explainMistake(error, input, log), true);
  }
}

/** One page that a mistake of ours breaks over must not hold up those behind it. */
function explainMistake(error: unknown, input: string, log: (line: string) => void): string {
  if (error instanceof UserError) return error.message;
  logMistake(input, inspect(error), log);
  return describeBroken(input);
}

function logMistake(input: string, fault: string, log: (line: string) => void): void {
  log(`A page was left out over a mistake in Soundbite, ${input}: ${fault}`);
}

function throwFaults(read: ReadInput | Fault): ReadInput {
  if ('fault' in read) throw read.fault;
  return read;
}

async function keepBatch(
  batch: readonly ReadInput[],
  {
    library,
    mark,
    log,
  }: { readonly library: Library; readonly mark: RunMark | null; readonly log: (line: string) => void },
): Promise<readonly InputOutcome[]> {
  const stories = batch.flatMap(({ facts, page, version }) =>
    page === null ? [] : { input: facts.input, page, version },
  );
  const pages = stories.map(({ page }) => page);
  const kept = pages.length > 0 || mark !== null ? await library.keepAll(pages, mark) : [];
  const versions: PageVersion[] = [];
  for (const [at, { input, version }] of stories.entries()) {
    const outcome = kept[at];
    if (outcome === undefined || outcome.result === 'refused') continue;
    if (outcome.result === 'broken') logMistake(input, outcome.fault, log);
    else if (version !== undefined) versions.push({ ...version, storyId: outcome.storyId });
  }
  if (versions.length > 0) await library.keepVersions(versions);
  return joinOutcomes(
    batch.map(({ facts }) => facts),
    kept,
  );
}
