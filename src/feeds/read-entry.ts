import { inspect } from 'node:util';
import type { KeptEntry, Page } from '../domain.ts';
import {
  FetchError,
  InputError,
  LibraryError,
  RefusedAddressError,
  RefusedStoryError,
  UnchangedPageError,
  UserError,
} from '../errors.ts';
import { openAddress } from '../fetch/index.ts';
import { describeFailure } from './describe-failure.ts';
import type { FeedParts } from './feed-parts.ts';
import { chooseRetryMs, intervalMsMax } from './pace.ts';

/** The first new try comes after ten minutes, each further one after twice that, up to six hours. */
const firstRetryMs = 10 * 60_000;
/** Two days in all: longer no outlet is out of order. */
const failuresMax = 12;
/** Half a day in all: some feeds are ahead of their pages, and some outlets refuse robots for a while. */
const refusalsMax = 8;

/** What became of an entry's story. */
export interface EntryOutcome {
  /** As it is to be kept. */
  readonly entry: KeptEntry;
  /** Until when its host is better left alone; null where nothing speaks against it. */
  readonly leaveHostUntilMs: number | null;
}

/**
 * Reads an entry's story, from the feed where that has it in full, else from its page, and keeps it. What cannot be had
 * now waits for another time; what cannot be had at all is given up, with the reason.
 */
export async function readEntry(
  entry: KeptEntry,
  given: Page | null,
  parts: FeedParts,
): Promise<EntryOutcome> {
  try {
    const storyId =
      given === null ? await readPage(entry, parts) : await parts.keepPage(given, entry.storyId);
    return {
      entry: settle({ ...entry, storyId, reads: entry.reads + 1, state: 'kept' }),
      leaveHostUntilMs: null,
    };
  } catch (error) {
    // A library that cannot be written loses nothing: the feed is read again.
    if (error instanceof LibraryError) throw error;
    parts.signal.throwIfAborted();
    return judgeFailure(entry, explainMistake(error, entry, parts), parts.clock.now());
  }
}

/** Reads an entry's page and keeps its story, unless the page is still as it was; gives the story's id. */
async function readPage({ link, storyId: formerId }: KeptEntry, parts: FeedParts): Promise<string> {
  const { library, fetcher, keepPage } = parts;
  if (link === null) {
    throw new InputError('The entry', 'It has neither a link nor its story in the feed.');
  }
  const opened = await openAddress(link, fetcher, (address) => library.knownPage(address));
  if (opened.kind === 'feed') throw new InputError(link, `${link} is itself a feed.`);
  if (opened.kind === 'page') {
    const storyId = await keepPage(opened.page, formerId);
    if (opened.version !== undefined) await library.keepVersions([{ ...opened.version, storyId }]);
    return storyId;
  }
  const known = opened.error instanceof UnchangedPageError ? await library.knownPage(opened.error.url) : null;
  if (known === null) throw opened.error;
  return known.storyId;
}

/** One story that a mistake of ours breaks over must not hold up those behind it. */
function explainMistake(error: unknown, { link }: KeptEntry, { log }: FeedParts): UserError {
  if (error instanceof UserError) return error;
  log(`A story was given up over a mistake in Soundbite, ${link ?? 'from its feed'}: ${inspect(error)}`);
  return new UserError('It broke Soundbite; the log tells how.', { cause: error });
}

function judgeFailure(entry: KeptEntry, error: UserError, nowMs: number): EntryOutcome {
  const failures = entry.failures + 1;
  // Of what was forgotten not even the day is to stand anywhere.
  const reason = error instanceof RefusedStoryError ? null : describeFailure(error);
  if (failures >= countTries(error)) {
    // Of a story that stands already only the new version is missed.
    const state = entry.storyId === null ? 'given-up' : 'kept';
    return { entry: settle({ ...entry, failures, state, reason }), leaveHostUntilMs: null };
  }
  const { status, retryAfterMs } = error instanceof FetchError ? error : { status: null, retryAfterMs: null };
  const waitMs = chooseRetryMs({
    count: failures,
    firstMs: firstRetryMs,
    mostMs: intervalMsMax,
    retryAfterMs,
  });
  // Where one page is missing the next may be there; what else fails fails for its neighbours too.
  const leaveHostMs = status === 404 ? null : Math.max(firstRetryMs, retryAfterMs ?? 0);
  return {
    entry: { ...entry, failures, reason, nextAt: new Date(nowMs + waitMs).toISOString() },
    leaveHostUntilMs: leaveHostMs === null ? null : nowMs + leaveHostMs,
  };
}

/** How often it is worth asking for a page that fails so. */
function countTries(error: UserError): number {
  if (!(error instanceof FetchError) || error instanceof RefusedAddressError) return 1;
  switch (error.status) {
    case 401:
    case 402:
    case 407:
    case 410:
    case 451:
      return 1;
    case 403:
    case 404:
      return refusalsMax;
    default:
      return failuresMax;
  }
}

/** Nothing is left of its address once its story is had or given up. */
function settle(entry: KeptEntry): KeptEntry {
  const isDone = entry.state === 'kept';
  return {
    ...entry,
    link: null,
    nextAt: null,
    failures: isDone ? 0 : entry.failures,
    reason: isDone && entry.failures === 0 ? null : entry.reason,
  };
}
