import type { Page } from '../domain.ts';
import { FetchError } from '../errors.ts';
import { openDocument } from './open-document.ts';
import { createFetcher, type FetchOptions } from './web/fetcher.ts';

/**
 * Fetches one web page politely and safely: only public addresses, robots.txt obeyed, bounded in size and time.
 *
 * A program that fetches many pages keeps one `createFetcher` and hands it to `readInputs` instead, so that hosts
 * are visited over one connection and their robots.txt is read once.
 *
 * @throws RefusedAddressError when the address, or one it redirects to, is not on the public web.
 * @throws FetchError when the page cannot be had, or is none.
 */
export async function fetchPage(url: string, options: FetchOptions = {}): Promise<Page> {
  const fetcher = createFetcher(options);
  try {
    const opened = openDocument(await fetcher.document(url));
    if (opened.kind !== 'feed') return opened;
    throw new FetchError(
      url,
      `${url} is a feed, not a page. Ingest it in the terminal, or give the address of one of its stories.`,
    );
  } finally {
    await fetcher.close();
  }
}
