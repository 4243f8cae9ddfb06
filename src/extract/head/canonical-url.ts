import normalizeUrl from 'normalize-url';
import { isSameHost } from '../../is-same-host.ts';
import { trackingParameters } from '../../make-address-key.ts';

/**
 * Chooses the address a story is known by: the canonical one that the page claims if it is on the same host
 * as the fetched one, else the fetched one. Fragments and tracking parameters go; `www.` stays.
 */
export function readCanonicalUrl(fetched: string | null, claimed: string | null): string | null {
  const base = fetched === null ? null : tidyUrl(fetched);
  const canonical = claimed === null ? null : tidyUrl(resolveUrl(claimed, base));
  if (canonical === null || base === null) return canonical ?? base ?? fetched;
  return isSamePage(base, canonical) ? canonical : base;
}

function resolveUrl(url: string, base: string | null): string {
  return base !== null && URL.canParse(url, base) ? new URL(url, base).href : url;
}

function tidyUrl(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return normalizeUrl(url, {
    stripHash: true,
    stripTextFragment: true,
    stripWWW: false,
    removeQueryParameters: trackingParameters,
    removeTrailingSlash: false,
    sortQueryParameters: false,
  });
}

/** A claim counts on the same host only, and not when it names the front page for a page that is not. */
function isSamePage(fetched: string, canonical: string): boolean {
  const from = new URL(fetched);
  const to = new URL(canonical);
  const namesFrontPage = to.pathname === '/' && to.search === '' && from.pathname !== '/';
  return !namesFrontPage && isSameHost(from, to);
}
