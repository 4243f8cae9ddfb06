import { lookup as dnsLookup } from 'node:dns/promises';
import type { LookupFunction, Socket } from 'node:net';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressPolicy } from './address-policy.ts';
import { withDeadline } from './with-deadline.ts';

/** One address that a name resolves to. */
interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** Resolves a host's name to all its addresses. */
export type Lookup = (host: string) => Promise<readonly Resolved[]>;

/** Resolves a name as the operating system does. */
export const lookupByDns: Lookup = (host) => dnsLookup(host, { all: true });

/** A host that takes longer to be found, or to pick up, will not serve a page within the whole time either. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Creates a connector that opens sockets to allowed addresses only.
 *
 * The name is resolved once, all answers are checked, and the socket is pinned to them, so that a name which changes
 * its answer in between gains nothing. A literal address never reaches a lookup and is checked first; the address the
 * socket really has is checked last.
 *
 * @param closed Aborted when nobody waits for connections any more.
 */
export function createGuardedConnector(
  policy: AddressPolicy,
  lookup: Lookup,
  closed: AbortSignal,
): buildConnector.connector {
  return (options, callback) => {
    // A lookup cannot be called off; one that takes too long is left alone.
    const lookupInTime: Lookup = (host) => withDeadline(CONNECT_TIMEOUT_MS, closed, () => lookup(host));
    connect(options, policy, lookupInTime).then(
      (socket) => callback(null, socket),
      (error: Error) => callback(error, null),
    );
  };
}

async function connect(
  options: buildConnector.Options,
  policy: AddressPolicy,
  lookup: Lookup,
): Promise<Socket> {
  const { hostname, protocol } = options;
  const url = `${protocol}//${options.host ?? hostname}`;
  const host = hostname.replace(/\.$/, '');
  const addresses = isIP(hostname) ? [{ address: hostname, family: isIP(hostname) }] : await lookup(hostname);
  for (const { address } of addresses) policy.checkIp(url, host, address);

  const socket = await open(options, addresses);
  try {
    policy.checkIp(url, host, socket.remoteAddress ?? 'unknown');
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return socket;
}

function open(options: buildConnector.Options, addresses: readonly Resolved[]): Promise<Socket> {
  const pinned: LookupFunction = (host, { all }, callback) => {
    const [first] = addresses;
    if (!first) callback(Object.assign(new Error(`No address for ${host}`), { code: 'ENOTFOUND' }), '');
    else if (all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
  const connector = buildConnector({ lookup: pinned, autoSelectFamily: true, timeout: CONNECT_TIMEOUT_MS });
  return new Promise((resolve, reject) => {
    connector(options, (error, socket) => (error ? reject(error) : resolve(socket)));
  });
}
