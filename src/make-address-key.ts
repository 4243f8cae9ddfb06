/** Query parameters that say where a reader came from or in which dress the page is wanted, not which page it is. */
export const trackingParameters: readonly RegExp[] = [
  /^utm_/i,
  /^(fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|ocid|cmpid|ncid)$/i,
  /^(smid|smtyp|taid|guccounter|guce_referrer|guce_referrer_sig|ito|xtor|s_cid|soc_src|soc_trk|__twitter_impression)$/i,
  /^(ref|ref_src|ref_url|source|amp|amp_js_v|usqp|outputType)$/i,
];

/**
 * Gives one key to all addresses of one page: with and without `www.`, of http and https, the version for phones, the
 * AMP version at home or in a cache, a slash at the end, tracking parameters, fragments. Null for what is no web address.
 *
 *     https://www.example.com/goat/?utm_source=x   http://m.example.com/goat/amp
 *     https://www-example-com.cdn.ampproject.org/c/s/www.example.com/goat   →   example.com/goat
 */
export function makeAddressKey(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(leaveCache(address));
  if (!/^https?:$/.test(url.protocol)) return null;
  const host = url.host.replace(dressedHost, '').replace(/\.$/, '');
  return `${host}${readPath(url)}${readQuery(url)}`;
}

/** Of two addresses of one page the one to show: the page itself rather than a version of it, https rather than http. */
export function chooseAddress(known: string, given: string): string {
  return rateAddress(given) > rateAddress(known) ? given : known;
}

// ── Forms of one address ─────────────────────────────────────────────────────────────────────────────

/** What stands before a site's own name, as long as a name of two parts is left. */
const dressedHost = /^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.[^.]+)/;
/** Nobody else's host may pass a page off as another's. */
const googleHost = /^(?:www\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/;
/** From the first of them only: a path of slashes would else be tried from each of them to its end. */
const slashesAtEnd = /(?<!\/)\/+$/;
const ampEnding = /(?:\/amp|\.amp)(?=\/?$|\.html?$)/;

/** Takes the page's own address out of that of a cache: `https://host.cdn.ampproject.org/c/s/host/path`; any other text as it is. */
export function leaveCache(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname, search } = new URL(address);
  const isCache = host.endsWith('.cdn.ampproject.org') || googleHost.test(host);
  const [, secure, inner] = (isCache && pathname.match(/^\/(?:[cv]|amp)\/(s\/)?([^/]+\.[^/]+\/.*)$/)) || [];
  const own = `${secure === undefined ? 'http' : 'https'}://${inner}${search}`;
  return inner !== undefined && URL.canParse(own) ? own : address;
}

function readPath({ pathname }: URL): string {
  const path = pathname
    .replace(/^\/amp(?=\/.)/, '')
    .replace(slashesAtEnd, '')
    .replace(ampEnding, '')
    .replace(/\/index\.(?:html?|php)$/, '');
  return path === '' ? '/' : path;
}

function readQuery({ searchParams }: URL): string {
  const parts = [...searchParams]
    .filter(([name]) => !trackingParameters.some((tracking) => tracking.test(name)))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return parts.length === 0 ? '' : `?${new URLSearchParams(parts)}`;
}

function rateAddress(address: string): number {
  if (!URL.canParse(address)) return 0;
  const { protocol, host, pathname } = new URL(address);
  const isPageItself = leaveCache(address) === address && readPath(new URL(address)) === tidy(pathname);
  const isForAll = !/^(?:m|mobile|amp)\./.test(host);
  return (isPageItself ? 4 : 0) + (isForAll ? 2 : 0) + (protocol === 'https:' ? 1 : 0);
}

/** A slash at the end, or the name of an index, makes no other version. */
function tidy(pathname: string): string {
  const path = pathname.replace(slashesAtEnd, '').replace(/\/index\.(?:html?|php)$/, '');
  return path === '' ? '/' : path;
}
