import { afterEach, describe, expect, it } from 'vitest';
import type { Answerer } from '../src/answerer/index.ts';
import { createFetcher, type Fetcher } from '../src/fetch/index.ts';
import { openMemoryLibrary } from '../src/library/index.ts';
import { openDesk } from '../src/pipeline.ts';
import { openReader, type Reader } from '../src/reader/index.ts';
import { answer, localOnly, serve } from './fetch/serve.ts';

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

const page = (number: number) =>
  answer(
    `<html><head><title>Goat ${number} eats card</title></head><body><article><h1>Goat ${number} eats card</h1>${`<p>“I waited ${number} years for this card,” Ada Kettle said on Monday at the hall.</p>`.repeat(5)}</article></body></html>`,
  );

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
