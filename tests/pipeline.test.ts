import { afterEach, describe, expect, it } from 'vitest';
import type { Answerer } from '../src/answerer/index.ts';
import { createFetcher, type Fetcher } from '../src/fetch/index.ts';
import { openMemoryLibrary } from '../src/library/index.ts';
import { openDesk } from '../src/pipeline.ts';
import { openReader, type Reader } from '../src/reader/index.ts';
import { answer, localOnly, type Route, serve } from './fetch/serve.ts';

const open: (Reader | Fetcher)[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function openTestDesk(limits?: { readonly feedEntriesMax: number; readonly timeMsMax: number }) {
  const reader = openReader();
  const fetcher = createFetcher(localOnly);
  open.push(reader, fetcher);
  const answerer = (await openMemoryLibrary()) as Answerer;
  return openDesk({
    reader,
    answerer,
    fetcher,
    now: () => new Date(),
    isReadingFeeds: () => false,
    ...(limits && { limits }),
  });
}

const writePage = (number: number) =>
  `<html><head><title>Goat ${number} eats card</title></head><body><article><h1>Goat ${number} eats card</h1>${`<p>“I waited ${number} years for this card,” Ada Kettle said on Monday at the hall.</p>`.repeat(5)}</article></body></html>`;

const page = (number: number) => answer(writePage(number));

async function serveFeed(count: number) {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const items = numbers.map((number) => `<item><title>Goat</title><link>/${number}</link></item>`).join('');
  const feed = `<rss version="2.0"><channel><title>The Daily Bleat</title>${items}</channel></rss>`;
  return serve({
    '/feed': answer(feed, { 'content-type': 'application/rss+xml' }),
    ...Object.fromEntries(numbers.map((number) => [`/${number}`, page(number)])),
  });
}

describe('one request to read a feed', () => {
  it('has its first 25 stories read and tells so', async () => {
    const { origin, paths } = await serveFeed(40);
    const desk = await openTestDesk();
    expect(await desk.ingest(`${origin}/feed`)).toMatchObject({
      result: 'added',
      title: '25 of 25 stories of the feed',
      reason: expect.stringMatching(/has 40 entries; the first 25 were read\. Give/),
    });
    expect(await desk.library.counts()).toMatchObject({ stories: 25 });
    expect(paths).toHaveLength(2 + 25);
  });

  it('that takes too long stops with what was kept', async () => {
    const { origin } = await serveFeed(20);
    const desk = await openTestDesk({ feedEntriesMax: 25, timeMsMax: 0 });
    expect(await desk.ingest(`${origin}/feed`)).toMatchObject({
      result: 'added',
      title: '1 of 1 stories of the feed',
      reason: expect.stringMatching(/^Reading stopped after 0 minutes\. Ask again/),
    });
    expect(await desk.library.counts()).toMatchObject({ stories: 1 });
  });

  it('tells of a short one as ever', async () => {
    const { origin } = await serveFeed(3);
    const desk = await openTestDesk();
    expect(await desk.ingest(`${origin}/feed`)).toMatchObject({
      title: '3 of 3 stories of the feed',
      reason: null,
    });
    expect(await desk.ingest(`${origin}/0`)).toMatchObject({ result: 'unchanged', reason: null });
    expect(await desk.ingest(`${origin}/none`)).toMatchObject({
      result: 'skipped',
      reason: expect.stringContaining('was not found on its server'),
    });
  });
});

it('a page that was forgotten is not even asked for, and whoever tries is told', async () => {
  const { origin, paths } = await serve({ '/goat': page(1) });
  const desk = await openTestDesk();
  await desk.library.refuse([{ kind: 'address', value: `${origin}/goat` }]);
  expect(await desk.ingest(`${origin}/goat?utm_source=feed`)).toMatchObject({
    result: 'skipped',
    reason: expect.stringContaining('was forgotten on'),
  });
  expect(paths).toEqual([]);
});

describe('a page that is read again', () => {
  /** Serves one page that tells its version, and the versions it was asked by. */
  async function serveVersions() {
    const state = { version: '"v1"', number: 1, askedBy: [] as (string | undefined)[] };
    const route: Route = (request, response) => {
      state.askedBy.push(request.headers['if-none-match']);
      const isSame = request.headers['if-none-match'] === state.version;
      if (isSame) response.writeHead(304).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/html', etag: state.version })
          .end(writePage(state.number));
    };
    const { origin } = await serve({ '/goat': route });
    return { address: `${origin}/goat`, state };
  }

  it('is not sent again as long as its server says that it has not changed', async () => {
    const { address, state } = await serveVersions();
    const desk = await openTestDesk();
    const first = await desk.ingest(address);
    expect(await desk.ingest(`${address}#top`)).toEqual({
      ...first,
      input: `${address}#top`,
      result: 'unchanged',
      reason: `${address}#top has not changed since it was read.`,
    });
    Object.assign(state, { version: '"v2"', number: 2 });
    expect(await desk.ingest(address)).toMatchObject({ result: 'changed', reason: null });
    await desk.ingest(address);
    expect(state.askedBy).toEqual([undefined, '"v1"', '"v1"', '"v2"']);
  });

  it('is sent whole when its story has gone, or came otherwise since', async () => {
    const { address, state } = await serveVersions();
    const desk = await openTestDesk();
    const { storyId } = await desk.ingest(address);
    const story = await desk.library.story(storyId ?? '');
    if (story === null) throw new Error('The story was not kept.');
    await desk.library.keep({ ...story, title: 'As its feed has it' }, { quotations: [], people: [] });
    expect(await desk.ingest(address)).toMatchObject({ result: 'changed' });
    await desk.library.forget(storyId ?? '');
    expect(await desk.ingest(address)).toMatchObject({ result: 'added' });
    expect(state.askedBy).toEqual([undefined, undefined, undefined]);
  });

  it('is asked for whole where it is but the first of several', async () => {
    const next = '<meta property="og:type" content="article"><link rel="next" href="/goat?page=2">';
    const askedBy: (string | undefined)[] = [];
    const { origin } = await serve({
      '/goat': (request, response) => {
        askedBy.push(request.headers['if-none-match']);
        response.writeHead(200, { 'content-type': 'text/html', etag: '"v1"' }).end(next + writePage(1));
      },
      '/goat?page=2': writePage(2),
    });
    const desk = await openTestDesk();
    await desk.ingest(`${origin}/goat`);
    await desk.ingest(`${origin}/goat`);
    expect(askedBy).toEqual([undefined, undefined]);
  });
});
