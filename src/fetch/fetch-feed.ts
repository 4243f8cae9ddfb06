import { decodeDocument } from './open-document.ts';
import type { Fetcher } from './web/fetcher.ts';
import type { DocumentVersion, Validators } from './web/follow-redirects.ts';

/** What stands at the address of a feed, which may be no feed after all. */
export interface FetchedFeed {
  /** The address after redirects. */
  readonly url: string;
  readonly text: string;
  /** Where the feed moved for good; null when it did not. */
  readonly movedTo: string | null;
  /** To be given back when it is asked for again. */
  readonly validators: Validators;
  /** Whether the connection broke off before the end. */
  readonly isBroken: boolean;
}

/**
 * Fetches a feed's text; null when its server says that it is as it was.
 *
 * @param known The feed as it was had before; null when it was not.
 * @throws FetchError when it cannot be had.
 */
export async function fetchFeed(
  address: string,
  known: DocumentVersion | null,
  fetcher: Fetcher,
): Promise<FetchedFeed | null> {
  const document = await fetcher.feedSince(address, known);
  if (document === null) return null;
  const { url, movedTo, validators, isBroken } = document;
  return { url, text: await decodeDocument(document), movedTo, validators, isBroken };
}
