import type { Desk, IngestOutcome } from '../commands/command.ts';
import type { Answerer } from './answerer/index.ts';
import type { Page } from './domain.ts';
import { LibraryError, UnchangedPageError, UserError } from './errors.ts';
import { findFeeds } from './feeds/index.ts';
import { type Fetcher, type InputItem, type KnownVersion, readAddresses } from './fetch/index.ts';
import type { Kept, Library } from './library/index.ts';
import { makeAddressKey } from './make-address-key.ts';
import type { Reader, ReadPage } from './reader/index.ts';

/** Who reads a page, and where what was read is kept. */
interface Intake {
  readonly reader: Reader;
  readonly library: Library;
}

/** All that a desk is wired from. */
export interface DeskParts {
  readonly reader: Reader;
  /** The library, which answers too. */
  readonly answerer: Answerer;
  readonly fetcher: Fetcher;
  readonly now: () => Date;
  /** Whether feeds are read around the clock at the moment. */
  readonly isReadingFeeds: () => boolean;
  /** How much one request may have read; more than enough by default. */
  readonly limits?: RequestLimits;
}

interface RequestLimits {
  readonly feedEntriesMax: number;
  readonly timeMsMax: number;
}

/** Discord takes an answer within fifteen minutes, and a feed's newest stories are what is wanted of it. */
const REQUEST_LIMITS: RequestLimits = { feedEntriesMax: 25, timeMsMax: 10 * 60 * 1000 };

/** Opens the desk that commands work at. */
export function openDesk({
  reader,
  answerer,
  fetcher,
  now,
  isReadingFeeds,
  limits = REQUEST_LIMITS,
}: DeskParts): Desk {
  return {
    library: answerer,
    now,
    ask: (question, page) => answerer.ask(question, page, now()),
    ingest: (address) => ingestAddress(address, { reader, library: answerer, fetcher, limits }),
    feeds: {
      find: (address) => findFeeds(address, { fetcher, reader, now }),
      isReading: isReadingFeeds,
    },
  };
}

interface AddressIntake extends Intake {
  readonly fetcher: Fetcher;
  readonly limits: RequestLimits;
}

async function ingestAddress(address: string, intake: AddressIntake): Promise<IngestOutcome> {
  // A page that would not be kept need not be asked for.
  const refusal = await intake.library.refusalOf(address);
  if (refusal !== null) return skip(address, refusal);
  const { feedEntriesMax: entriesMax, timeMsMax } = intake.limits;
  const deadline = performance.now() + timeMsMax;
  const stories: IngestOutcome[] = [];
  /** What is told of the feed as a whole. */
  const notes: string[] = [];
  const parse = (text: string, url: string | null) => intake.reader.feed(text, url);
  // A stranger's words are only ever taken as an address, never as a file of this machine.
  const known: KnownVersion = (page) => intake.library.knownPage(page);
  for await (const item of readAddresses([address], intake.fetcher, { entriesMax, parse, known })) {
    if (stories.length > 0 && performance.now() > deadline) {
      notes.push(
        `Reading stopped after ${timeMsMax / 60_000} minutes. Ask again for the stories not read yet.`,
      );
      break;
    }
    const isUnchanged = item.kind !== 'page' && item.error instanceof UnchangedPageError;
    if (item.kind !== 'page' && !isUnchanged && item.input === address) notes.push(item.error.message);
    else stories.push(await keepItem(item, intake));
  }
  const [first] = stories;
  if (first === undefined) return skip(address, notes[0] ?? `There is no story at ${address}.`);
  return stories.length === 1 && notes.length === 0 ? first : summarise(address, stories, notes);
}

/** A feed gives many stories; the answer to one request tells of them together. */
function summarise(
  input: string,
  stories: readonly IngestOutcome[],
  notes: readonly string[],
): IngestOutcome {
  const kept = stories.filter(({ result }) => result !== 'skipped');
  const result = (['added', 'changed', 'unchanged'] as const).find((one) =>
    kept.some((outcome) => outcome.result === one),
  );
  if (result === undefined) return skip(input, stories[0]?.reason ?? `There is no story at ${input}.`);
  return {
    input,
    result,
    storyId: null,
    title: `${kept.length} of ${stories.length} stories of the feed`,
    quotationCount: kept.reduce((sum, { quotationCount }) => sum + quotationCount, 0),
    reason: notes.length === 0 ? null : notes.join(' '),
  };
}

async function keepItem(item: InputItem, { reader, library }: Intake): Promise<IngestOutcome> {
  if (item.kind !== 'page') return describeUnkept(item, library);
  try {
    const { result, storyId, story, reading, note } = await keepPage(item.page, { reader, library });
    if (item.version !== undefined) await library.keepVersions([{ ...item.version, storyId }]);
    return {
      input: item.input,
      result,
      storyId,
      title: story.title,
      quotationCount: reading.quotations.length,
      reason: [item.note, note].filter(Boolean).join(' ') || null,
    };
  } catch (error) {
    // A library that cannot be written fails every story alike, so that one ends the run; a bad page does not.
    if (error instanceof UserError && !(error instanceof LibraryError))
      return skip(item.input, error.message);
    throw error;
  }
}

async function describeUnkept(
  { input, error }: Exclude<InputItem, { readonly kind: 'page' }>,
  library: Library,
): Promise<IngestOutcome> {
  const known = error instanceof UnchangedPageError ? await library.knownPage(error.url) : null;
  if (known === null) return skip(input, error.message);
  const { storyId, title, quotationCount } = known;
  return { input, result: 'unchanged', storyId, title, quotationCount, reason: error.message };
}

/** What was read of a page, and what became of it in the library. */
interface KeptPage extends Kept, ReadPage {}

/**
 * Reads a page and keeps its story.
 *
 * @param formerId The story that it is a new version of, though it may stand at another address now; null for none.
 * @throws UserError when there is no story in it, or it is refused.
 */
export async function keepPage(
  page: Page,
  { reader, library }: Intake,
  formerId: string | null = null,
): Promise<KeptPage> {
  const read = await reader.read(page);
  const { story, reading } = read;
  const former = formerId === null ? null : await library.story(formerId);
  const hasMoved = former?.url != null && makeAddressKey(former.url) !== makeAddressKey(story.url ?? '');
  const url = hasMoved ? former.url : story.url;
  return { ...(await library.keep({ ...story, url }, reading)), ...read };
}

function skip(input: string, reason: string): IngestOutcome {
  return { input, result: 'skipped', storyId: null, title: null, quotationCount: 0, reason };
}
