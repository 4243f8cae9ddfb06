import { setMaxListeners } from 'node:events';
import type { KeptFeed } from '../domain.ts';
import { UserError } from '../errors.ts';
import type { FeedParts } from './feed-parts.ts';
import { readFeed } from './read-feed.ts';

/** Reads feeds around the clock, each in its own time. */
export interface FeedKeeper {
  /** Reads all feeds that are due now; resolves when nothing is due or under way any more. */
  readDue(): Promise<void>;
  /** Reads what is due from now on, whenever it is, until it is stopped. */
  start(): void;
  /** Begins nothing more and waits for what is under way; what is left waits for the next start. */
  stop(): Promise<void>;
}

/** What a keeper is made of; the signal is its own. */
export type KeeperParts = Omit<FeedParts, 'signal'>;

/** Feeds read at once: the fetcher bounds how many pages that means, and visits hosts one page at a time. */
const feedsAtOnce = 4;
/** How often to look for what is due, in milliseconds: a feed that another program added begins this soon. */
const lookMs = 10_000;
/** Longer than any reading takes; a program that was killed leaves its feeds to others after this. */
const claimMs = 30 * 60_000;
/** The network was there when anything could be fetched within the last day. */
const onlineMs = 24 * 60 * 60_000;

/** Opens the keeper of a library's feeds. Several programs may keep one library: a feed is read by one of them. */
export function openFeedKeeper(parts: KeeperParts): FeedKeeper {
  const { library, clock, log } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every wait listens; Node would warn of a leak from the eleventh on.
  setMaxListeners(0, signal);
  /** By the feed's id: one that is resumed while it is still read is not begun a second time. */
  const underWay = new Map<string, Promise<void>>();
  /** When each feed last gave an answer. */
  const reachedMs = new Map<string, number>();
  let loop: Promise<void> = Promise.resolve();

  /** Begins to read as many of the feeds that are due as there is room for. */
  async function begin(): Promise<void> {
    const room = feedsAtOnce - underWay.size;
    if (room <= 0 || signal.aborted) return;
    const nowMs = clock.now();
    const due = await library.claimFeeds(writeInstant(nowMs), writeInstant(nowMs + claimMs), room);
    for (const feed of due) {
      if (underWay.has(feed.id)) continue;
      underWay.set(
        feed.id,
        read(feed).finally(() => underWay.delete(feed.id)),
      );
    }
  }

  async function read(feed: KeptFeed): Promise<void> {
    const isOnline = () => [...reachedMs].some(([id, ms]) => id !== feed.id && clock.now() - ms < onlineMs);
    try {
      const wasReached = await readFeed(feed, { ...parts, signal }, isOnline);
      if (wasReached) reachedMs.set(feed.id, clock.now());
    } catch (error) {
      if (!signal.aborted) log(`The feed ${feed.url} was not read to its end: ${explain(error)}`);
      // What broke once may break again: it is left alone for a while. Only who stops hands it to the next start.
      const claimedUntil = signal.aborted ? null : writeInstant(clock.now() + claimMs);
      await library.changeFeed(feed.id, { claimedUntil }).catch(() => {});
    }
  }

  async function keepOn(): Promise<void> {
    while (!signal.aborted) {
      await begin().catch((error: unknown) => log(`The feeds could not be looked up: ${explain(error)}`));
      await Promise.race([clock.sleep(lookMs, signal), ...underWay.values()]);
    }
  }

  return {
    async readDue() {
      await begin();
      while (underWay.size > 0) {
        await Promise.race(underWay.values());
        await begin();
      }
    },
    start() {
      loop = keepOn();
    },
    async stop() {
      stopping.abort();
      await loop;
      await Promise.all(underWay.values());
    },
  };
}

function explain(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function writeInstant(ms: number): string {
  return new Date(ms).toISOString();
}
