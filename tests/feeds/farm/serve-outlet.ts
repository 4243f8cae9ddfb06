import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../src/clock.ts';
import { type Fault, hourMs, type InventedFeed, type InventedOutlet, minuteMs } from './invent-outlets.ts';
import { pathOf, versionOf, writeFeed, writePage } from './write-stories.ts';

/** An outlet on a server of its own, which watches that its rules are kept. */
export interface OutletServer {
  readonly outlet: InventedOutlet;
  readonly origin: string;
  /** Where each feed stands at first, in their order. */
  readonly feedUrls: readonly string[];
  readonly counts: { requests: number; feeds: number; unchanged: number; pages: number };
  /** The requests that the outlet's rules forbid, each with why. */
  readonly breaches: string[];
  close(): Promise<void>;
}

/** A feed is asked no more often than this. */
const FEED_PAUSE_MS = 5 * minuteMs;
const RETRY_AFTER_MS = 3 * hourMs;

/** Serves an outlet, its feeds and stories, its faults and its rules, by a steered clock. */
export async function serveOutlet(outlet: InventedOutlet, clock: Clock): Promise<OutletServer> {
  const counts = { requests: 0, feeds: 0, unchanged: 0, pages: 0 };
  const breaches: string[] = [];
  const askedMs = new Map<string, number>();
  let answer = 0;
  let underWay = 0;
  let restsUntilMs = 0;
  let endedMs = Number.NEGATIVE_INFINITY;
  let isOnTheWay = false;
  let origin = '';

  function watch(path: string): void {
    const nowMs = clock.now();
    counts.requests += 1;
    if (underWay > 1) breaches.push(`${origin}${path}: two requests at once`);
    if (nowMs < restsUntilMs)
      breaches.push(`${origin}${path}: asked ${restsUntilMs - nowMs} ms before Retry-After is over`);
    const sinceMs = nowMs - endedMs;
    // What a redirect sends on belongs to the visit that it answers, and so does the file of rules.
    const isFree = path === '/robots.txt' || isOnTheWay;
    if (!isFree && sinceMs < outlet.crawlDelaySeconds * 1000) {
      breaches.push(
        `${origin}${path}: ${sinceMs} ms after the last, though crawl-delay is ${outlet.crawlDelaySeconds} s`,
      );
    }
    if (path.startsWith('/feeds/')) {
      const pausedMs = nowMs - (askedMs.get(path) ?? Number.NEGATIVE_INFINITY);
      if (pausedMs < FEED_PAUSE_MS) breaches.push(`${origin}${path}: asked again after ${pausedMs} ms`);
      askedMs.set(path, nowMs);
    }
    if (path.startsWith('/closed')) breaches.push(`${origin}${path}: closed by robots.txt`);
  }

  function faultOf(feed: InventedFeed, where: Fault['where']): Fault | undefined {
    const nowMs = clock.now();
    return feed.faults.find(
      (fault) => fault.where === where && fault.fromMs <= nowMs && nowMs < fault.untilMs,
    );
  }

  function sendFeed(feed: InventedFeed, request: IncomingMessage, response: ServerResponse): void {
    counts.feeds += 1;
    answer += 1;
    const body = writeFeed(feed, { outlet: outlet.name, origin, nowMs: clock.now(), answer });
    const fault = faultOf(feed, 'feed');
    if (fault !== undefined) {
      sendFault(fault, body, response);
      return;
    }
    // What changes with every answer is no other version.
    const state = feed.stories
      .filter(({ publishedMs }) => publishedMs <= clock.now())
      .map((story) => versionOf(story, clock.now()));
    const version = createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 12);
    const headers: Record<string, string> = { 'content-type': 'application/xml' };
    if (feed.validators === 'etag') headers['etag'] = `"${version}"`;
    if (feed.validators === 'last-modified') headers['last-modified'] = version;
    const asked = { etag: 'if-none-match', 'last-modified': 'if-modified-since', none: '' }[feed.validators];
    const given = headers[feed.validators];
    if (given !== undefined && request.headers[asked] === given) {
      counts.unchanged += 1;
      response.writeHead(304, headers).end();
    } else response.writeHead(200, headers).end(body);
  }

  function sendFault(fault: Fault, body: string, response: ServerResponse): void {
    const retry = (status: number, value: string) => {
      restsUntilMs = clock.now() + RETRY_AFTER_MS;
      response.writeHead(status, { 'retry-after': value }).end();
    };
    switch (fault.kind) {
      case 'timeout':
        return;
      case '500':
        response.writeHead(500).end('Out of order');
        return;
      case '403':
        response.writeHead(403).end('No');
        return;
      case '429-seconds':
        retry(429, String(RETRY_AFTER_MS / 1000));
        return;
      case '429-date':
        // Dates have no milliseconds.
        retry(429, new Date(Math.ceil((clock.now() + RETRY_AFTER_MS) / 1000) * 1000).toUTCString());
        return;
      case '503-seconds':
        retry(503, String(RETRY_AFTER_MS / 1000));
        return;
      case 'cut-short':
        response.writeHead(200, { 'content-type': 'application/xml' }).end(body.slice(0, body.length * 0.6));
        return;
      case 'broken-off':
        response.writeHead(200, {
          'content-type': 'application/xml',
          'content-length': String(Buffer.byteLength(body)),
        });
        response.write(body.slice(0, body.length / 2), () => response.destroy());
        return;
      case 'html':
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<!doctype html><p>Log in to read on.</p>');
    }
  }

  function sendPage(path: string, response: ServerResponse): void {
    counts.pages += 1;
    const nowMs = clock.now();
    for (const feed of outlet.feeds) {
      const story = feed.stories.find((one) => pathOf(one) === path);
      if (story === undefined) continue;
      const fault = faultOf(feed, 'pages');
      const body = writePage(outlet.name, `${origin}${path}`, story, nowMs);
      if (fault !== undefined && fault.kind !== 'html' && fault.kind !== 'cut-short') {
        sendFault(fault, body, response);
        return;
      }
      if (nowMs < story.pageFromMs) break;
      response.writeHead(200, { 'content-type': 'text/html' }).end(body);
      return;
    }
    response.writeHead(404).end('Not here');
  }

  function answerRequest(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '').replace(/\?.*/, '');
    underWay += 1;
    watch(path);
    let isRedirect = false;
    response.on('close', () => {
      underWay -= 1;
      if (path !== '/robots.txt') endedMs = clock.now();
      isOnTheWay = isRedirect;
    });
    response.sendDate = false;
    response.setHeader('date', new Date(clock.now()).toUTCString());
    if (path === '/robots.txt') {
      const delay = outlet.crawlDelaySeconds > 0 ? `Crawl-delay: ${outlet.crawlDelaySeconds}\n` : '';
      response
        .writeHead(200, { 'content-type': 'text/plain' })
        .end(`User-agent: *\nDisallow: /closed\n${delay}`);
      return;
    }
    const feed = outlet.feeds.find(({ name }) => path === `/feeds/${name}` || path === `/feeds/${name}-new`);
    if (feed === undefined) {
      sendPage(path, response);
      return;
    }
    const hasMoved = feed.movesMs !== null && feed.movesMs <= clock.now();
    if (hasMoved && !path.endsWith('-new')) {
      isRedirect = true;
      response.writeHead(301, { location: `/feeds/${feed.name}-new` }).end();
    } else sendFeed(feed, request, response);
  }

  const server = createServer(answerRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    outlet,
    origin,
    feedUrls: outlet.feeds.map(({ name }) => `${origin}/feeds/${name}`),
    counts,
    breaches,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
