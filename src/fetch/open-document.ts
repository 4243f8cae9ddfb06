import type { Page } from '../domain.ts';
import { FetchError } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { looksBinary, looksLikeFeed, looksLikeHtml } from './sniff-text.ts';
import type { WebDocument } from './web/fetch-document.ts';

/** What was fetched, or taken from an archive. */
type Received = Pick<WebDocument, 'url' | 'contentType' | 'bytes'>;

/** A feed, not yet taken apart. */
export interface Feed {
  readonly kind: 'feed';
  /** What the links in it are relative to; null for a file. */
  readonly url: string | null;
  readonly text: string;
}

/**
 * Opens what was fetched: a page, or a feed.
 *
 * @throws FetchError when it is empty, or neither HTML nor plain text nor a feed.
 */
export async function openDocument(document: Received): Promise<Page | Feed> {
  const { url } = document;
  const body = await decodeDocument(document);
  if (looksLikeFeed(body)) return { kind: 'feed', url, text: body };
  return { id: null, url, kind: kindOf(document, body), body };
}

/**
 * Decodes what was fetched.
 *
 * @throws FetchError when it is empty, or no text.
 */
export async function decodeDocument({ url, contentType, bytes }: Received): Promise<string> {
  const mime = contentType?.mime ?? '';
  const isHtml = mime === '' || mime === 'text/html' || mime === 'application/xhtml+xml';
  const text = await decodeText(bytes, { charset: contentType?.charset ?? null, isHtml });
  if (text.trim() === '') {
    throw new FetchError(
      url,
      `${url} is an empty page. Open it in a browser to see whether the story is there.`,
    );
  }
  if (looksBinary(text)) throw notAPage(url, 'binary data');
  return text;
}

function kindOf({ url, contentType }: Received, body: string): 'html' | 'text' {
  const mime = contentType?.mime;
  if (mime === 'text/html' || mime === 'application/xhtml+xml' || looksLikeHtml(body)) return 'html';
  if (mime === 'text/plain' || mime === undefined) return 'text';
  throw notAPage(url, `of the kind ${mime}`);
}

function notAPage(url: string, what: string): FetchError {
  return new FetchError(
    url,
    `${url} is ${what}, not a web page. Give the address of the page that holds the story's text.`,
  );
}
