/** A program that serves one feed of 500 stories in full, about 4 MB, and tells its address to who started it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inventOutlets } from '../../tests/feeds/farm/invent-outlets.ts';
import { writeFeed } from '../../tests/feeds/farm/write-stories.ts';

const nowMs = Date.UTC(2025, 5, 1);
const [outlet] = inventOutlets({ feedCount: 1, startMs: nowMs, durationMs: 1, seed: 1 });
const [feed] = outlet?.feeds ?? [];
if (feed === undefined) throw new Error('No feed was invented.');
const stories = Array.from({ length: 500 }, (_, number) => ({
  number: number + 1,
  publishedMs: nowMs - (500 - number) * 60_000,
  editedMs: null,
  pageFromMs: 0,
}));
// Long stories: five times as much text as the farm's.
const big = { ...feed, format: 'rss' as const, isFull: true, size: 500, stories, guids: 'steady' as const };

const server = createServer((request, response) => {
  if (request.url !== '/feed') response.writeHead(404).end();
  else {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const body = writeFeed(big, { outlet: 'big', origin, nowMs, answer: 1 }).replace(
      /&lt;p>[\s\S]*?(?=<\/description>)/g,
      (text) => text.repeat(5),
    );
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(body);
  }
}).listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
