import type { FeedChoices, FoundFeed } from '../../commands/command.ts';
import { FetchError, InputError, RefusedAddressError, UserError } from '../errors.ts';
import { type FetchedFeed, type Fetcher, fetchFeed } from '../fetch/index.ts';
import type { Reader } from '../reader/index.ts';
import { type FeedDocument, findFeedLinks } from '../syndication/index.ts';
import { chooseInterval } from './pace.ts';

interface Finding {
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly now: () => Date;
}

/** Where sites that do not name their feed have it, the usual places first. */
const usualPaths = ['/feed/', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json'];
/** Entries that are shown of a feed. */
const shownCount = 5;

/**
 * Finds the feed at an address: the one that stands there, or that the page there names, or that stands where sites
 * usually have theirs. Several are a choice.
 *
 * @throws UserError when there is none.
 */
export async function findFeeds(address: string, finding: Finding): Promise<FoundFeed | FeedChoices> {
  const fetched = await fetchText(address, finding);
  const document = await finding.reader.feed(fetched.text, fetched.url);
  if (document !== null) return describeFeed(fetched.movedTo ?? address, document, finding.now());
  const links = findFeedLinks(fetched.text, fetched.url);
  const [first] = links;
  if (first !== undefined && links.length > 1) return { kind: 'choices', links };
  if (first !== undefined) return openNamed(first.url, address, finding);
  return (await tryUsual(fetched.url, finding)) ?? fail(address);
}

async function openNamed(url: string, address: string, finding: Finding): Promise<FoundFeed> {
  const fetched = await fetchText(url, finding);
  const document = await finding.reader.feed(fetched.text, fetched.url);
  if (document === null) {
    throw new InputError(
      address,
      `${address} names ${url} as its feed, but that is none. Look for another on the site.`,
    );
  }
  return describeFeed(fetched.movedTo ?? url, document, finding.now());
}

/** One after another: their host is asked for no more than is needed. */
async function tryUsual(page: string, finding: Finding): Promise<FoundFeed | null> {
  for (const path of usualPaths) {
    const url = new URL(path, page).href;
    try {
      const fetched = await fetchText(url, finding);
      const document = await finding.reader.feed(fetched.text, fetched.url);
      if (document !== null) return describeFeed(fetched.movedTo ?? url, document, finding.now());
    } catch (error) {
      // Nothing there is what is expected; a host that fails or refuses is not asked on.
      if (!(error instanceof UserError) || error instanceof RefusedAddressError) throw error;
      if (error instanceof FetchError && (error.status === null || error.status >= 429)) return null;
    }
  }
  return null;
}

async function fetchText(url: string, { fetcher }: Finding): Promise<FetchedFeed> {
  const fetched = await fetchFeed(url, null, fetcher);
  // Only who knows a text already can be told that it did not change.
  if (fetched === null) throw new InputError(url, `${url} gave no text. Try again later.`);
  return fetched;
}

function describeFeed(url: string, document: FeedDocument, now: Date): FoundFeed {
  const { title, items, isCutShort, ttlMs } = document;
  const publishedMs = items.map(({ published }) => Date.parse(published ?? '')).filter(Number.isFinite);
  return {
    kind: 'feed',
    url,
    title,
    entries: items.slice(0, shownCount).map((item) => ({
      title: item.title,
      link: item.link,
      published: readInstant(item.published),
      isFull: item.page !== null,
    })),
    entryCount: items.length,
    intervalMs: chooseInterval({
      intervalMs: 30 * 60_000,
      publishedMs,
      hasNews: true,
      ttlMs,
      nowMs: now.getTime(),
    }),
    isCutShort,
  };
}

function readInstant(published: string | null): string | null {
  const ms = Date.parse(published ?? '');
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null;
}

function fail(address: string): never {
  throw new InputError(
    address,
    `There is no feed at ${address}: it is a page that names none, nor is there one where sites usually have theirs. ` +
      'Look for “RSS” on the site, and give that address.',
  );
}
