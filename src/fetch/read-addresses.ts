import { UserError } from '../errors.ts';
import { readFeed } from './feeds/read-feed.ts';
import type { InputItem } from './input-item.ts';
import { mapAhead } from './map-ahead.ts';
import { type Feed, openDocument } from './open-document.ts';
import type { Fetcher } from './web/fetcher.ts';

/** How many addresses are asked for ahead of the reader; the fetcher bounds how many are fetched at once. */
const AHEAD = 16;

/** Fetches what stands at each address: a page, or the stories of a feed. */
export async function* readAddresses(
  addresses: readonly string[],
  fetcher: Fetcher,
): AsyncGenerator<InputItem> {
  for await (const found of mapAhead(addresses, AHEAD, (address) => readAddress(address, fetcher))) {
    if (found.kind === 'feed') yield* readFeed(found, fetcher);
    else yield found;
  }
}

type Found = InputItem | (Feed & { readonly input: string });

async function readAddress(input: string, fetcher: Fetcher): Promise<Found> {
  try {
    const opened = openDocument(await fetcher.document(input.trim()));
    return opened.kind === 'feed' ? { ...opened, input } : { kind: 'page', input, page: opened };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'problem', input, error };
    throw error;
  }
}
