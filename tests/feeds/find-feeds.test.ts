import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { findFeeds } from '../../src/feeds/index.ts';
import { createFetcher, type Fetcher } from '../../src/fetch/index.ts';
import { openReader } from '../../src/reader/index.ts';
import { answer, localOnly, type Route, redirect, serve } from '../fetch/serve.ts';

const reader = openReader();
let fetcher: Fetcher | null = null;
afterEach(() => fetcher?.close());
afterAll(() => reader.close());

const feed = answer(
  '<rss version="2.0"><channel><title>The Daily Bleat</title><item><title>Goat</title><link>/goat</link><pubDate>Sun, 01 Jun 2025 10:00:00 GMT</pubDate></item></channel></rss>',
  { 'content-type': 'application/rss+xml' },
);
const link = (href: string, title: string) =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`;

async function find(routes: Readonly<Record<string, Route>>, path = '/') {
  const server = await serve(routes);
  fetcher = createFetcher(localOnly);
  const finding = { fetcher, reader, now: () => new Date('2025-06-01T12:00:00Z') };
  const found = await findFeeds(server.origin + path, finding).catch((error: unknown) => error);
  return { found, server };
}

describe('the feed of an address', () => {
  it('is the one that stands there', async () => {
    const { found, server } = await find({ '/feed': feed }, '/feed');
    expect(found).toMatchObject({
      kind: 'feed',
      url: `${server.origin}/feed`,
      title: 'The Daily Bleat',
      entryCount: 1,
      entries: [
        {
          title: 'Goat',
          link: `${server.origin}/goat`,
          published: '2025-06-01T10:00:00.000Z',
          isFull: false,
        },
      ],
    });
  });

  it('is where it moved for good, and not where it stands for now', async () => {
    const routes = { '/old': redirect('/new', 301), '/new': feed, '/today': redirect('/new', 302) };
    const moved = await find(routes, '/old');
    expect(moved.found).toMatchObject({ url: `${moved.server.origin}/new` });
    const away = await find(routes, '/today');
    expect(away.found).toMatchObject({ url: `${away.server.origin}/today` });
  });

  it('is the one that the page there names', async () => {
    const { found, server } = await find({
      '/': `<html><head>${link('/goats.xml', 'Goats')}</head>`,
      '/goats.xml': feed,
    });
    expect(found).toMatchObject({ kind: 'feed', url: `${server.origin}/goats.xml` });
  });

  it('is a choice where the page names several', async () => {
    const { found, server } = await find({ '/': link('/a', 'All') + link('/b', 'Film') });
    expect(found).toEqual({
      kind: 'choices',
      links: [
        { url: `${server.origin}/a`, title: 'All' },
        { url: `${server.origin}/b`, title: 'Film' },
      ],
    });
  });

  it('is looked for where sites usually have theirs, as a last resort', async () => {
    const { found, server } = await find({ '/': '<p>Welcome</p>', '/rss.xml': feed });
    expect(found).toMatchObject({ kind: 'feed', url: `${server.origin}/rss.xml` });
    expect(server.paths).toEqual(['/robots.txt', '/', '/feed/', '/rss', '/rss.xml']);
  });

  it.each<[string, Readonly<Record<string, Route>>, RegExp]>([
    [
      'a site without one',
      { '/': '<p>Welcome</p>' },
      /There is no feed at .*names none, nor .*Look for “RSS” on the site/,
    ],
    [
      'a page that names what is none',
      { '/': link('/not', 'X'), '/not': '<p>Sorry' },
      /names .*\/not as its feed, but that is none/,
    ],
    ['a host that fails', { '/': answer('', {}, 500) }, /failed on its server \(HTTP 500\)/],
    [
      'a site that is closed to robots',
      { '/robots.txt': answer('User-agent: *\nDisallow: /'), '/': '<p>' },
      /closed to robots/,
    ],
  ])('of %s is a problem, told with what to do', async (_what, routes, message) => {
    const { found } = await find(routes);
    expect(found).toMatchObject({ message: expect.stringMatching(message) });
  });
});
