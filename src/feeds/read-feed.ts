import type { KeptEntry, KeptFeed } from '../domain.ts';
import { FetchError, InputError, LibraryError, UserError } from '../errors.ts';
import { type FetchedFeed, fetchFeed } from '../fetch/index.ts';
import type { FeedChange } from '../library/library.ts';
import type { FeedDocument } from '../syndication/index.ts';
import { describeFailure } from './describe-failure.ts';
import type { FeedParts } from './feed-parts.ts';
import { keepForgotten } from './keep-forgotten.ts';
import {
  addJitter,
  chooseInterval,
  chooseMostRetryMs,
  chooseRetryMs,
  intervalMsMin,
  slowDown,
} from './pace.ts';
import { readEntry } from './read-entry.ts';
import { sortItem, tidyItems } from './sort-items.ts';
import { workQueue } from './work-queue.ts';

/** A feed that could not be read for so long, and so often, is no longer asked. */
const failingMsMax = 5 * 24 * 60 * 60_000;
const failuresMin = 10;

/**
 * Reads a feed that was claimed: asks for it if its time has come, keeps what is new, fetches the stories that wait, and
 * lets it go with the moment of its next reading. Whatever fails leaves what was seen as it is. Gives whether the feed
 * could be read.
 *
 * @param isOnline Whether anything else could be fetched lately: a failure may be our own network's.
 */
export async function readFeed(feed: KeptFeed, parts: FeedParts, isOnline: () => boolean): Promise<boolean> {
  const { library, clock, log } = parts;
  const change = Date.parse(feed.nextAt) <= clock.now() ? await askFeed(feed, parts, isOnline) : {};
  if (!parts.signal.aborted) await workQueue(feed.id, parts);
  const changed = await library.changeFeed(feed.id, { ...change, claimedUntil: null });
  if (changed !== null) tellChange(feed, changed, log);
  return change.readAt !== undefined;
}

/** Asks for a feed; gives what that changes of it. */
async function askFeed(feed: KeptFeed, parts: FeedParts, isOnline: () => boolean): Promise<FeedChange> {
  try {
    const { versionUrl, etag, lastModified } = feed;
    const known = versionUrl === null ? null : { address: versionUrl, etag, lastModified };
    const fetched = await fetchFeed(feed.url, known, parts.fetcher);
    if (fetched === null) return passOver(feed, parts);
    const document = await parts.reader.feed(fetched.text, fetched.url);
    if (document === null) throw new InputError(feed.url, `${feed.url} is no feed.`);
    const hasNews = await takeItems(feed, document, parts);
    return await describeReading(feed, { fetched, document, hasNews }, parts);
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof LibraryError) throw error;
    // What is given up because the program stops is no failure of the feed's.
    if (parts.signal.aborted) return {};
    return describeFailing(feed, error, { ...parts, isOnline });
  }
}

const noVersion = { etag: null, lastModified: null, versionUrl: null } as const;
const noFailure = { failureCount: 0, failingSince: null, failure: null } as const;

function passOver(feed: KeptFeed, { clock, random }: FeedParts): FeedChange {
  const intervalMs = slowDown(feed.intervalMs);
  return {
    ...noFailure,
    note: null,
    intervalMs,
    readAt: writeInstant(clock.now()),
    nextAt: plan(intervalMs, clock.now(), random),
  };
}

interface Reading {
  readonly fetched: FetchedFeed;
  readonly document: FeedDocument;
  readonly hasNews: boolean;
}

async function describeReading(
  feed: KeptFeed,
  { fetched, document, hasNews }: Reading,
  { library, clock, random, signal }: FeedParts,
): Promise<FeedChange> {
  const nowMs = clock.now();
  const publishedMs = document.items
    .map(({ published }) => Date.parse(published ?? ''))
    .filter(Number.isFinite);
  const { intervalMs: formerMs } = feed;
  const intervalMs = chooseInterval({
    intervalMs: formerMs,
    publishedMs,
    hasNews,
    ttlMs: document.ttlMs,
    nowMs,
  });
  const { movedTo } = fetched;
  const isTaken =
    movedTo !== null && (await library.feeds()).some(({ url, id }) => url === movedTo && id !== feed.id);
  const isCutShort = document.isCutShort || fetched.isBroken;
  return {
    ...noFailure,
    title: document.title ?? feed.title,
    intervalMs,
    readAt: writeInstant(nowMs),
    nextAt: plan(intervalMs, nowMs, random),
    // Of a feed that breaks off, or was not read to its end, the rest is still to come.
    ...(isCutShort || signal.aborted ? noVersion : { ...fetched.validators, versionUrl: fetched.url }),
    note: isCutShort
      ? `It broke off; the ${document.items.length} whole entries before that were read.`
      : null,
    ...(movedTo === null
      ? {}
      : isTaken
        ? { state: 'disabled', failure: `moved to ${movedTo}, which is in the list already` }
        : { url: movedTo }),
  };
}

function describeFailing(
  feed: KeptFeed,
  error: UserError,
  { clock, random, isOnline }: FeedParts & { readonly isOnline: () => boolean },
): FeedChange {
  const nowMs = clock.now();
  const failureCount = feed.failureCount + 1;
  const failingSinceMs = feed.failingSince === null ? nowMs : Date.parse(feed.failingSince);
  const [status, retryAfterMs] =
    error instanceof FetchError ? [error.status, error.retryAfterMs] : [null, null];
  const isLong = nowMs - failingSinceMs >= failingMsMax && failureCount >= failuresMin;
  // Without any answer it may be our own network that is down.
  const isTheirs = status !== null || !(error instanceof FetchError) || isOnline();
  const waitMs = chooseRetryMs({
    count: failureCount,
    firstMs: intervalMsMin,
    mostMs: chooseMostRetryMs(feed.intervalMs),
    retryAfterMs,
  });
  return {
    failureCount,
    failingSince: writeInstant(failingSinceMs),
    failure: describeFailure(error),
    nextAt: plan(waitMs, nowMs, random),
    ...(status === 410 || (isLong && isTheirs) ? { state: 'disabled' as const } : {}),
  };
}

/** Keeps what is new of a feed; gives whether there was anything. What is to be fetched is put in the queue. */
async function takeItems(feed: KeptFeed, { items }: FeedDocument, parts: FeedParts): Promise<boolean> {
  const { library, clock, signal } = parts;
  const tidy = tidyItems(items);
  const matches = await library.matchEntries(feed.id, tidy);
  const sorted = tidy.flatMap((item, index) => {
    const match = matches[index];
    return match === undefined ? [] : [sortItem(item, match, clock.now())];
  });
  // First what may fall off the feed before it is fetched: it is safe in the queue.
  const queued = sorted.filter(
    ({ item, todo }) => todo === 'note' || (todo === 'read' && item.page === null),
  );
  const notes: KeptEntry[] = [];
  for (const { entry } of queued) notes.push(await keepForgotten(entry, parts));
  if (notes.length > 0) await library.keepEntries(feed.id, notes);
  for (const { item, entry, todo } of sorted) {
    if (todo !== 'read' || item.page === null || signal.aborted) continue;
    const standing = await keepForgotten(entry, parts);
    const outcome = standing.state === 'kept' ? standing : (await readEntry(entry, item.page, parts)).entry;
    await library.keepEntries(feed.id, [outcome]);
  }
  return sorted.some(({ todo }) => todo === 'read');
}

/** Nothing that ends well or badly for a feed happens silently. */
function tellChange(before: KeptFeed, after: KeptFeed, log: (line: string) => void): void {
  const name = after.title === null ? after.url : `${after.title} (${after.url})`;
  if (before.state === 'active' && after.state === 'disabled') {
    log(
      `The feed ${name} is no longer read: ${after.failure ?? 'it failed'}. To read it again: /feeds resume, or soundbite feeds resume`,
    );
  } else if (before.url !== after.url) log(`The feed ${name} has moved; it was ${before.url}`);
  else if (before.failureCount === 0 && after.failureCount > 0)
    log(`The feed ${name} cannot be read: ${after.failure}`);
  else if (before.failureCount > 0 && after.failureCount === 0) log(`The feed ${name} can be read again`);
}

function plan(durationMs: number, nowMs: number, random: () => number): string {
  return writeInstant(nowMs + addJitter(durationMs, random));
}

function writeInstant(ms: number): string {
  return new Date(ms).toISOString();
}
