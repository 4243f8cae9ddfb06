import type { Page } from '../domain.ts';
import { FetchError, LibraryError, UnchangedPageError, UserError } from '../errors.ts';
import { leaveCache } from '../make-address-key.ts';
import { findNextPage } from './find-next-page.ts';
import type { InputItem, KnownVersion } from './input-item.ts';
import { type Feed, openDocument } from './open-document.ts';
import { readRefresh } from './read-refresh.ts';
import type { WebDocument } from './web/fetch-document.ts';
import type { Fetcher } from './web/fetcher.ts';
import type { DocumentVersion } from './web/follow-redirects.ts';

/** Longer articles are galleries with a picture a page. */
const PAGES_MAX = 10;
/** As many as anybody means. */
const REFRESHES_MAX = 2;

/**
 * Fetches what stands at an address: an article with its further pages, a feed still to be read, or the problem. A page
 * that is known, and that its server says has not changed, is skipped.
 *
 * @throws LibraryError when it cannot be told what is known: that is no page's problem.
 */
export async function openAddress(
  input: string,
  fetcher: Fetcher,
  known: KnownVersion = async () => null,
): Promise<InputItem | (Feed & { readonly input: string })> {
  try {
    const { opened, version } = await arrive(leaveCache(input.trim()), fetcher, known);
    if (opened.kind === 'feed') return { ...opened, input };
    const { page, note } = await addFurtherPages(opened, fetcher);
    const isWhole = version !== null && !(page.kind === 'html' && page.furtherPages) && note === undefined;
    return { kind: 'page', input, page, ...(note && { note }), ...(isWhole && { version }) };
  } catch (error) {
    if (error instanceof LibraryError) throw error;
    if (error instanceof UnchangedPageError) return { kind: 'skipped', input, error };
    if (error instanceof UserError) return { kind: 'problem', input, error };
    throw error;
  }
}

interface Arrived {
  readonly opened: Page | Feed;
  /** Null where the server names none, or another page than the one asked for was come to. */
  readonly version: DocumentVersion | null;
}

/** Opens an address, and goes on to where its page sends every reader. */
async function arrive(start: string, fetcher: Fetcher, known: KnownVersion): Promise<Arrived> {
  let document = await ask(start, fetcher, known);
  const { etag, lastModified } = document.validators;
  const isNamed = etag !== null || lastModified !== null;
  // Where an address leads elsewhere, it may lead to another page tomorrow: the page's version says nothing of that.
  const version = isNamed && isAt(document, start) ? { address: start, etag, lastModified } : null;
  for (let refreshes = 0; refreshes <= REFRESHES_MAX; refreshes += 1) {
    const opened = await openDocument(document);
    const next = opened.kind === 'html' ? readRefresh(opened.body, document.url) : null;
    if (next === null) return { opened, version: refreshes === 0 ? version : null };
    if (refreshes < REFRESHES_MAX) document = await fetcher.document(next);
  }
  throw new FetchError(
    start,
    `${start} sends its reader on more than ${REFRESHES_MAX} times. Open it in a browser and give the address it ends at.`,
  );
}

/** Whether a document stands at the address that was asked for, rather than where that redirects to. */
function isAt(document: WebDocument, address: string): boolean {
  const asked = new URL(address);
  asked.hash = '';
  return document.url === asked.href;
}

async function ask(address: string, fetcher: Fetcher, known: KnownVersion): Promise<WebDocument> {
  const version = await known(address);
  if (version === null) return fetcher.document(address);
  const document = await fetcher.pageSince(address, version);
  if (document === null) throw new UnchangedPageError(address);
  return document;
}

/** Fetches an article's further pages, one after another. One that cannot be had ends it, and is told. */
async function addFurtherPages(
  page: Page,
  fetcher: Fetcher,
): Promise<{ readonly page: Page; readonly note?: string }> {
  const bodies: string[] = [];
  const seen = new Set([page.url]);
  let last = page;
  while (last.kind === 'html' && last.url !== null && bodies.length < PAGES_MAX - 1) {
    const next = findNextPage(last.body, last.url, bodies.length > 0);
    if (next === null || seen.has(next)) break;
    seen.add(next);
    try {
      const opened = await openDocument(await fetcher.document(next));
      if (opened.kind !== 'html') break;
      bodies.push(opened.body);
      last = opened;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { page: join(page, bodies), note: `The story goes on, but ${error.message}` };
    }
  }
  return { page: join(page, bodies) };
}

function join(page: Page, furtherPages: readonly string[]): Page {
  return page.kind === 'html' && furtherPages.length > 0 ? { ...page, furtherPages } : page;
}
