import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import { Agent } from 'undici';
import { type Clock, realClock } from '../../clock.ts';
import { type AddressPolicy, createAddressPolicy } from './address-policy.ts';
import { fetchDocument, type WebDocument } from './fetch-document.ts';
import type { DocumentVersion } from './follow-redirects.ts';
import { createGuardedConnector, type Lookup, lookupByDns } from './guarded-connector.ts';
import { createHostQueues } from './host-queues.ts';
import { createHostRests } from './host-rests.ts';
import { createRobots } from './robots.ts';
import { composeUserAgent } from './user-agent.ts';

/** How pages are fetched; every part has a safe default. */
export interface FetchOptions {
  /** Where a publisher reaches the operator: an address or an e-mail, told in the User-Agent. */
  readonly contact?: string;
  /** Hosts, as written in an address, that may be private and on any port: for tests and for one's own pages. */
  readonly allowPrivateHosts?: readonly string[];
  /** Ports allowed besides 80 and 443. */
  readonly allowPorts?: readonly number[];
  /** Resolves a host's name; its answers are checked like any other's. */
  readonly lookup?: Lookup;
  /** How long one page may take in all: robots.txt, redirects and body. */
  readonly timeoutMs?: number;
  /** How large one page may be, decompressed. */
  readonly sizeBytesMax?: number;
  /** How many pages are fetched at once, over all hosts; of one host it is always one. */
  readonly concurrency?: number;
  /** What tells the time and waits for hosts' pauses. */
  readonly clock?: Clock;
  /** Gives up whatever is under way when aborted. */
  readonly signal?: AbortSignal;
}

/** Fetches documents from the web, one at a time from each host, and remembers each host's robots.txt. */
export interface Fetcher {
  /**
   * Fetches what stands at an address, whatever its kind.
   *
   * @throws FetchError when it cannot be had.
   */
  document(address: string): Promise<WebDocument>;
  /**
   * Fetches a page that was had before; null when the server says that it is still the same.
   *
   * @throws FetchError when it cannot be had.
   */
  pageSince(address: string, known: DocumentVersion): Promise<WebDocument | null>;
  /**
   * Fetches a feed; null when it was had before and the server says that it is still the same. One that breaks off is
   * given as far as it came.
   *
   * @throws FetchError when it cannot be had.
   */
  feedSince(address: string, known: DocumentVersion | null): Promise<WebDocument | null>;
  /** Closes all connections; what is under way fails. */
  close(): Promise<void>;
}

/** Longer than nearly every news page takes, short enough that a person still waits. */
const TIMEOUT_MS = 20_000;
/** The largest of 289 news pages measured has 1.8 MB. */
const SIZE_BYTES_MAX = 5_000_000;
/** Enough to keep a slow line busy, few enough for a small machine. */
const CONCURRENCY = 8;

/** Creates a fetcher; whoever creates it closes it. */
export function createFetcher(options: FetchOptions = {}): Fetcher {
  const policy: AddressPolicy = createAddressPolicy({
    privateHosts: options.allowPrivateHosts ?? [],
    ports: options.allowPorts ?? [],
  });
  const closing = new AbortController();
  // Every visit listens; Node would warn of a leak from the eleventh on.
  setMaxListeners(0, closing.signal);
  const stop = () => closing.abort(new Error('The fetcher was closed.'));
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener('abort', stop, { once: true });
  const agent = new Agent({
    connect: createGuardedConnector(policy, options.lookup ?? lookupByDns, closing.signal),
    connections: 1,
    pipelining: 1,
  });
  const web = { policy, agent, userAgent: composeUserAgent(options.contact ?? null) };
  const clock = options.clock ?? realClock;
  const rests = createHostRests(clock);
  const robots = createRobots(web, clock);
  const total = new PQueue({ concurrency: options.concurrency ?? CONCURRENCY });
  const hosts = createHostQueues((origin) => robots.delayMs(origin), clock, closing.signal);

  async function visit(
    address: string,
    want: 'page' | 'feed',
    known?: DocumentVersion,
  ): Promise<WebDocument | null> {
    const url = policy.checkUrl(address);
    return hosts.add(url.origin, () =>
      total.add(() =>
        fetchDocument(url, {
          ...web,
          robots,
          rests,
          timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
          sizeBytesMax: options.sizeBytesMax ?? SIZE_BYTES_MAX,
          signal: closing.signal,
          want,
          known,
        }),
      ),
    );
  }

  return {
    async document(address) {
      const document = await visit(address, 'page');
      // Only who knows the document already can be told that it did not change.
      if (document === null) throw new Error(`${address} was answered as unchanged without being known.`);
      return document;
    },
    pageSince: (address, known) => visit(address, 'page', known),
    feedSince: (address, known) => visit(address, 'feed', known ?? undefined),
    async close() {
      stop();
      options.signal?.removeEventListener('abort', stop);
      await agent.destroy();
    },
  };
}
