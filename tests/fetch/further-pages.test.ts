import { describe, expect, it } from 'vitest';
import { findNextPage } from '../../src/fetch/find-next-page.ts';
import { createFetcher, type InputItem, readAddresses } from '../../src/fetch/index.ts';
import { readRefresh } from '../../src/fetch/read-refresh.ts';
import { leaveCache } from '../../src/make-address-key.ts';
import { startStopwatch } from '../start-stopwatch.ts';
import { fetchPage } from './fetch-page.ts';
import { answer, localOnly, serve } from './serve.ts';

const site = 'https://glossfront.example';
const article = '<meta property="og:type" content="article">';
const link = (href: string, rel = '') => `${article}<a href="${href}" ${rel}>2</a>`;

describe('the next page of an article', () => {
  it.each([
    ['a query', '/goat', '/goat?page=2'],
    ['a query behind another', '/goat?id=7', '/goat?id=7&amp;page=2'],
    ['a query, from the second page', '/goat?page=2', '/goat?page=3'],
    ['a folder', '/2025/goat', '/2025/goat/2'],
    ['a folder, with a slash', '/2025/goat/', '/2025/goat/2/'],
    ['a folder named page', '/goat/', '/goat/page/2/'],
    ['a file', '/goat.html', '/goat-2.html'],
    ['a full address', '/goat', `${site}/goat?page=2`],
  ])('is known by %s', (_what, here, href) => {
    expect(findNextPage(link(href), site + here)).toBe(new URL(href.replace('&amp;', '&'), site).href);
  });

  it.each([
    ['another story', '/goat', link('/cow?page=2')],
    ['another host', '/goat', link('https://other.example/goat?page=2')],
    ['a page further on', '/goat', link('/goat?page=3')],
    ['a page before', '/goat?page=2', link('/goat')],
    ['the next story by number', '/news/5', link('/news/6')],
    ['a page of comments', '/goat', link('/goat/comment-page-2')],
    ['the front page going on', '/', link('/?page=2')],
    [
      'a list of stories',
      '/goats',
      '<meta property="og:type" content="website"><a href="/goats/page/2">2</a>',
    ],
    ['a link in a script', '/goat', `${article}<script>'<a href="/goat?page=2">'</script>`],
    ['a link in a comment', '/goat', `${article}<!-- <a href="/goat?page=2"> -->`],
    ['no link', '/goat', article],
  ])('is not %s', (_what, here, html) => expect(findNextPage(html, site + here)).toBeNull());

  it.each([
    ['its type behind', '<meta content="article" property="og:type">'],
    ['its data', '<script>{"@type": [ "NewsArticle" ]}</script>'],
    ['a script between that is closed in capitals', `${article}<script>'<a>'</SCRIPT>`],
    ['a comment that never ends', `${article}<!-- `],
  ])('is found with %s', (_what, html) => {
    expect(findNextPage(`${html}<a href="/goat?page=2">2</a>`, `${site}/goat`)).toBe(`${site}/goat?page=2`);
  });

  it('behind a number of its own is believed where the site says next', () => {
    expect(findNextPage(link('/goat/3', 'rel="next"'), `${site}/goat/2`)).toBe(`${site}/goat/3`);
  });
});

describe('a page made to hold us up', () => {
  const megabyte = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));
  const inTime = <Found>(find: () => Found): Found => {
    const elapsed = startStopwatch();
    const found = find();
    expect(elapsed()).toBeLessThan(2000);
    return found;
  };

  it.each(['<a ', '<meta ', '<!--', '<meta og:type ', '<script ', '<script>', '"@type":'])(
    'of %s is read in time',
    (text) => {
      const html = megabyte(text);
      expect(inTime(() => findNextPage(html, `${site}/goat`))).toBeNull();
      expect(inTime(() => readRefresh(html, `${site}/goat`))).toBeNull();
      const whole = link('/goat?page=2') + html;
      expect(inTime(() => findNextPage(whole, `${site}/goat`))).toBe(`${site}/goat?page=2`);
    },
  );

  it('of blanks in its data or its refresh is read in time', () => {
    const data = `"@type":${megabyte(' ')}`;
    expect(inTime(() => findNextPage(data, `${site}/goat`))).toBeNull();
    const refresh = `<meta http-equiv="refresh" content="0;url=${' '.repeat(1900)}>`;
    expect(inTime(() => readRefresh(refresh, `${site}/goat`))).toBeNull();
  });
});

describe('an article on several pages', () => {
  const readAll = async (url: string) => {
    const fetcher = createFetcher(localOnly);
    const items: InputItem[] = [];
    for await (const item of readAddresses([url], fetcher)) items.push(item);
    await fetcher.close();
    return items;
  };

  it('is fetched whole, each page once', async () => {
    const server = await serve({
      '/goat': link('/goat?page=2'),
      '/goat?page=2': `${link('/goat?page=3')}${link('/goat')}`,
      '/goat?page=3': `${article}<p>The end`,
    });
    expect(await fetchPage(`${server.origin}/goat`, localOnly)).toMatchObject({
      url: `${server.origin}/goat`,
      furtherPages: [expect.stringContaining('page=3'), expect.stringContaining('The end')],
    });
    expect(server.paths).toEqual(['/robots.txt', '/goat', '/goat?page=2', '/goat?page=3']);
  });

  it('is read up to its tenth page', async () => {
    const pages = Array.from({ length: 30 }, (_, at) => [
      `/goat?page=${at + 1}`,
      link(`/goat?page=${at + 2}`),
    ]);
    const server = await serve({ ...Object.fromEntries(pages), '/goat': link('/goat?page=2') });
    await fetchPage(`${server.origin}/goat`, localOnly);
    expect(server.paths).toHaveLength(11);
  });

  it('whose second page fails is given with a note', async () => {
    const server = await serve({ '/goat': link('/goat?page=2'), '/goat?page=2': answer('', {}, 500) });
    expect(await readAll(`${server.origin}/goat`)).toEqual([
      {
        kind: 'page',
        input: `${server.origin}/goat`,
        page: expect.not.objectContaining({ furtherPages: expect.anything() }),
        note: expect.stringMatching(/^The story goes on, but .*page=2 failed on its server \(HTTP 500\)/),
      },
    ]);
  });
});

describe('a page that sends its reader on', () => {
  const refresh = (content: string) => `<head><meta http-equiv="refresh" content="${content}"></head>`;

  it.each([
    ['at once', '0; url=/new', '/new'],
    ['at once, in quotes', "0;URL='/new?a=1&amp;b=2'", '/new?a=1&b=2'],
    ['after a moment', '3; url=https://other.example/', 'https://other.example/'],
  ])('%s is followed', (_what, content, target) => {
    expect(readRefresh(refresh(content), `${site}/old`)).toBe(new URL(target, site).href);
  });

  it.each([
    ['reloads itself', refresh('0; url=/old')],
    ['reloads itself without an address', refresh('300')],
    ['lets itself be read first', refresh('30; url=/new')],
    ['does so without scripts only', `<noscript>${refresh('0; url=/new')}</noscript>`],
    ['does so in a comment', `<!--${refresh('0; url=/new')}-->`],
  ])('that %s is left as it is', (_what, html) => expect(readRefresh(html, `${site}/old`)).toBeNull());

  it('is fetched where it leads, as safely as anything', async () => {
    const server = await serve({
      '/old': refresh('0; url=/new'),
      '/new': '<p>Here</p>',
      '/in': refresh('0; url=http://10.0.0.1/'),
      '/ring': refresh('0; url=/ring2'),
      '/ring2': refresh('0; url=/ring'),
    });
    expect(await fetchPage(`${server.origin}/old`, localOnly)).toMatchObject({ url: `${server.origin}/new` });
    await expect(fetchPage(`${server.origin}/in`, localOnly)).rejects.toThrow(
      /does not visit http:\/\/10\.0\.0\.1/,
    );
    await expect(fetchPage(`${server.origin}/ring`, localOnly)).rejects.toThrow(/on more than 2 times/);
  });
});

describe('an address of a cache', () => {
  it.each([
    ['https://glossfront-example.cdn.ampproject.org/c/s/glossfront.example/goat?x=1', `${site}/goat?x=1`],
    [
      'https://glossfront-example.cdn.ampproject.org/v/glossfront.example/goat',
      'http://glossfront.example/goat',
    ],
    ['https://www.google.com/amp/s/glossfront.example/goat', `${site}/goat`],
    [
      'https://google.evil.example/amp/s/glossfront.example/goat',
      'https://google.evil.example/amp/s/glossfront.example/goat',
    ],
    ['https://glossfront.example/amp/s/goat', 'https://glossfront.example/amp/s/goat'],
  ])('%s is %s', (address, own) => expect(leaveCache(address)).toBe(own));
});
