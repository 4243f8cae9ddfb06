import ipaddr from 'ipaddr.js';
import { RefusedAddressError } from '../../errors.ts';

/** Decides which addresses may be visited. */
export interface AddressPolicy {
  /**
   * Reads an address and checks all that can be known without asking DNS.
   *
   * @throws RefusedAddressError when it is not one of the public web.
   */
  checkUrl(address: string): URL;
  /**
   * Checks the number behind a host's name.
   *
   * @throws RefusedAddressError when it is not a public one. Only its cause tells the number: who asks in a channel
   * need not learn what this network's own names lead to.
   */
  checkIp(url: string, host: string, ip: string): void;
}

interface Exceptions {
  readonly privateHosts: readonly string[];
  readonly ports: readonly number[];
}

/** Whoever asks for such an address did not mistype it. */
const onPurposeWords = 'Addresses of one’s own network are refused on purpose; no setting permits them';

const WEB_PORTS = ['80', '443'];

/** Creates the policy: public hosts on the web's own ports, and the exceptions given. */
export function createAddressPolicy({ privateHosts, ports }: Exceptions): AddressPolicy {
  const allowedHosts = new Set(privateHosts.map((host) => host.toLowerCase()));
  const allowedPorts = new Set([...WEB_PORTS, ...ports.map(String)]);

  return {
    checkUrl(address) {
      const url = parseUrl(address);
      const host = bareHost(url);
      if (allowedHosts.has(host)) return url;
      if (isLocalName(host))
        throw refuse(address, `${host} is a name for this computer or its own network. ${onPurposeWords}`);
      if (ipaddr.isValid(host) && !isPublicIp(host))
        throw refuse(address, `${host} is not on the public web. ${onPurposeWords}`);
      // Told last: another port would not help those above.
      if (url.port !== '' && !allowedPorts.has(url.port)) {
        throw refuse(
          address,
          `port ${url.port} is not one that web pages are served on, unless whoever runs Soundbite permits it with SOUNDBITE_PORTS`,
        );
      }
      return url;
    },
    checkIp(url, host, ip) {
      if (allowedHosts.has(host.toLowerCase()) || isPublicIp(ip)) return;
      throw refuse(
        url,
        `${host} is not on the public web. ${onPurposeWords}`,
        new Error(`${host} leads to ${ip}.`),
      );
    },
  };
}

function parseUrl(address: string): URL {
  // `URL` reads 2130706433, 0x7f.1 and fullwidth digits as the number they stand for, as the socket would.
  if (!URL.canParse(address)) throw refuse(address, 'it cannot be read as a web address');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refuse(address, `${url.protocol}// is not the web`);
  }
  if (url.username || url.password) throw refuse(address, 'it carries a user name or password');
  url.hash = '';
  return url;
}

/** Gives the host as a resolver would take it: without the brackets of IPv6 and without the root's dot. */
function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Names that by their standards (RFC 6761, 6762, 8375, 9476) never lead to the public web. */
function isLocalName(host: string): boolean {
  return /^$|(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa|onion)$/.test(host);
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** Carries an IPv4 address for networks that speak IPv6 only (RFC 6052). */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** Whether an address is one of the public internet's; false for anything that cannot be read. */
export function isPublicIp(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().range() === 'unicast';
  if (address.match(NAT64)) return new ipaddr.IPv4(address.toByteArray().slice(-4)).range() === 'unicast';
  // ipaddr.js calls everything unlisted "unicast", ::127.0.0.1 included; only 2000::/3 is given out.
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST);
}

function refuse(address: string, reason: string, cause?: Error): RefusedAddressError {
  const shown = shorten(address);
  return new RefusedAddressError(
    address,
    `Soundbite does not visit ${shown}: ${reason}. Give the http or https address of a public web page.`,
    { cause },
  );
}

/** An address given by a stranger may be a megabyte long. */
function shorten(address: string): string {
  return address.length > 200 ? `${address.slice(0, 199)}…` : address;
}
