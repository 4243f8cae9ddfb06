import type { IncomingHttpHeaders } from 'node:http';
import { type Agent, type Dispatcher, request } from 'undici';
import { FetchError } from '../../errors.ts';
import type { AddressPolicy } from './address-policy.ts';

/** What every visit needs: who may be visited, over which connections, under which name. */
export interface Web {
  readonly policy: AddressPolicy;
  readonly agent: Agent;
  readonly userAgent: string;
}

/** By what a server tells whether a document is still as it was; null where it named none. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A document as it was had before. */
export interface DocumentVersion extends Validators {
  /** Where it stood: another address may call another document by the same name, so that none is asked by them. */
  readonly address: string;
}

interface Journey extends Web {
  readonly signal: AbortSignal;
  /** The document as it was had before, so that the server may answer 304 instead of sending it again. */
  readonly known?: DocumentVersion | undefined;
  readonly want: 'page' | 'feed';
  /** Asked before each page on the way. */
  readonly permit?: (url: URL) => Promise<void>;
}

/** Where the redirects ended, and what was answered there; the body waits to be read or dumped. */
export interface Arrival {
  readonly url: URL;
  /** Where the address moved for good; null when it did not. */
  readonly movedTo: URL | null;
  readonly status: number;
  /** Whether it was asked whether the document had changed. */
  readonly isOfKnown: boolean;
  readonly headers: IncomingHttpHeaders;
  readonly body: Dispatcher.ResponseData['body'];
}

/** One answer on the way. */
type Answer = Omit<Arrival, 'movedTo'>;

const REDIRECTS_MAX = 5;
/** What is wanted of an address that has it in several forms, the best first. */
const ACCEPT = {
  page:
    'text/html, application/xhtml+xml, text/plain;q=0.9, application/rss+xml;q=0.8, application/atom+xml;q=0.8, ' +
    'application/feed+json;q=0.8, application/xml;q=0.7, */*;q=0.1',
  feed:
    'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, ' +
    'text/xml;q=0.9, text/html;q=0.5, */*;q=0.1',
} as const;

/**
 * Requests an address and follows its redirects by hand, so that each of them is checked like the first.
 *
 * @throws FetchError when the redirects lead nowhere, RefusedAddressError when they lead where none should; otherwise
 *   whatever the connection throws.
 */
export async function followRedirects(start: URL, journey: Journey): Promise<Arrival> {
  const seen = new Set<string>();
  let url = start;
  let movedTo: URL | null = null;
  let isForGood = true;
  while (seen.size <= REDIRECTS_MAX) {
    seen.add(url.href);
    await journey.permit?.(url);
    const known = journey.known !== undefined && stoodAt(journey.known, url) ? journey.known : undefined;
    const arrival = await visit(url, { ...journey, known });
    const target = redirectTarget(arrival);
    if (target === null) return { ...arrival, movedTo };
    await arrival.body.dump();
    url = resolveTarget(target, url, journey.policy);
    // What stands behind a redirect for now is nobody's new address.
    isForGood &&= arrival.status === 301 || arrival.status === 308;
    if (isForGood) movedTo = url;
    if (seen.has(url.href)) {
      throw new FetchError(
        start.href,
        `${start.href} redirects in a circle, through ${url.href}. Open it in a browser and give the address it ends at.`,
      );
    }
  }
  throw new FetchError(
    start.href,
    `${start.href} redirects more than ${REDIRECTS_MAX} times. Open it in a browser and give the address it ends at.`,
  );
}

function stoodAt({ address }: DocumentVersion, url: URL): boolean {
  return URL.canParse(address) && withoutFragment(new URL(address)) === withoutFragment(url);
}

/** What stands behind the fragment never reaches a server. */
function withoutFragment({ href }: URL): string {
  return href.replace(/#.*$/s, '');
}

async function visit(
  url: URL,
  { agent, userAgent, signal, known, want }: Omit<Journey, 'permit'>,
): Promise<Answer> {
  const response = await request(url, {
    dispatcher: agent,
    signal,
    headers: {
      'user-agent': userAgent,
      accept: ACCEPT[want],
      'accept-language': 'en, *;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
      ...(known?.etag ? { 'if-none-match': known.etag } : {}),
      ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
    },
  });
  return {
    url,
    isOfKnown: known !== undefined,
    status: response.statusCode,
    headers: response.headers,
    body: response.body,
  };
}

function redirectTarget({ status, headers }: Answer): string | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null;
  const { location } = headers;
  return location ?? null;
}

function resolveTarget(target: string, from: URL, policy: AddressPolicy): URL {
  return policy.checkUrl(URL.canParse(target, from.href) ? new URL(target, from).href : target);
}
