import { InputError } from '../../errors.ts';
import { type FeedDocument, type FeedItem, readFeedDocument } from '../../syndication/index.ts';
import type { InputItem, KnownVersion } from '../input-item.ts';
import { mapAhead } from '../map-ahead.ts';
import { openAddress } from '../open-address.ts';
import type { Feed } from '../open-document.ts';
import type { Fetcher } from '../web/fetcher.ts';

/** A feed and the input that named it. */
interface NamedFeed extends Feed {
  readonly input: string;
}

/** How many stories are asked for ahead of the reader; their hosts are still visited one page at a time. */
const AHEAD = 8;
/** Feeds hold ten to a hundred entries; one with more is an archive or a mistake. */
const ENTRIES_MAX = 500;

/** How what stands at addresses is read. */
export interface FeedOptions {
  /** What is known of pages that were had before; nothing by default. */
  readonly known?: KnownVersion;
  /** How many of its entries are read at most, from the first. */
  readonly entriesMax?: number;
  /** Takes a feed's text apart, elsewhere than in the caller's thread; null when it is no feed. */
  readonly parse?: (text: string, url: string | null) => Promise<FeedDocument | null>;
}

/**
 * Reads a feed's stories: from the feed where it holds them in full and is of their own site, else from the pages it links to.
 * A broken feed, or an entry that leads nowhere, becomes a problem, and so does what is left out; those of the feed as
 * a whole carry its own input.
 */
export async function* readFeed(
  feed: NamedFeed,
  fetcher: Fetcher,
  { entriesMax = ENTRIES_MAX, known, parse = async (...feed) => readFeedDocument(...feed) }: FeedOptions = {},
): AsyncGenerator<InputItem> {
  const { input } = feed;
  const parsed = await parse(feed.text, feed.url);
  if (parsed === null) {
    yield problem(
      input,
      `${input} is a broken feed: it cannot be read as RSS, Atom or JSON Feed. Check it, or give its stories' addresses.`,
    );
    return;
  }
  const items = parsed.items.slice(0, entriesMax);
  yield* mapAhead(items, AHEAD, (item) => readItem(item, feed, { fetcher, known }));
  if (parsed.items.length === 0) {
    yield problem(
      input,
      `${input} is a feed without stories at the moment. Try again when something is published.`,
    );
  }
  if (parsed.items.length > entriesMax) {
    yield problem(
      input,
      `${input} has ${parsed.items.length} entries; the first ${entriesMax} were read. Give the rest by their addresses.`,
    );
  }
  if (parsed.isCutShort) {
    yield problem(
      input,
      `${input} breaks off in the middle; the ${parsed.items.length} whole entries before that were read. Try again later for the rest.`,
    );
  }
}

async function readItem(
  { page, link, title }: FeedItem,
  feed: NamedFeed,
  { fetcher, known }: { readonly fetcher: Fetcher; readonly known: KnownVersion | undefined },
): Promise<InputItem> {
  const input = link ?? `${feed.input}: ${title ?? 'an entry without a title'}`;
  if (page) return { kind: 'page', input, page };
  if (link === null) {
    return problem(
      input,
      `${input} has neither a link nor its story in the feed. Look for the story on the outlet's site.`,
    );
  }
  const opened = await openAddress(link, fetcher, known);
  // A feed of feeds might never end.
  return opened.kind === 'feed'
    ? problem(input, `${input} is itself a feed. Give it by itself to read it.`)
    : opened;
}

function problem(input: string, message: string): InputItem {
  return { kind: 'problem', input, error: new InputError(input, message) };
}
