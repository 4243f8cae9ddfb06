import { type FeedOptions, readFeed } from './feeds/read-feed.ts';
import type { InputItem } from './input-item.ts';
import { mapAhead } from './map-ahead.ts';
import { openAddress } from './open-address.ts';
import type { Fetcher } from './web/fetcher.ts';

/** How many addresses are asked for ahead of the reader; the fetcher bounds how many are fetched at once. */
const AHEAD = 16;

/**
 * Fetches what stands at each address: a page, or the stories of a feed. For input from strangers: whatever they write
 * is taken for an address, never for a file or standard input.
 */
export async function* readAddresses(
  addresses: readonly string[],
  fetcher: Fetcher,
  options: FeedOptions = {},
): AsyncGenerator<InputItem> {
  const open = (address: string) => openAddress(address, fetcher, options.known);
  for await (const opened of mapAhead(addresses, AHEAD, open)) {
    if (opened.kind === 'feed') yield* readFeed(opened, fetcher, options);
    else yield opened;
  }
}
