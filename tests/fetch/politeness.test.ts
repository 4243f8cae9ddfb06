import { describe, expect, it } from 'vitest';
import { createFetcher, type InputItem, readAddresses, readInputs } from '../../src/fetch/index.ts';
import type { Lookup } from '../../src/fetch/web/guarded-connector.ts';
import { fetchPage } from './fetch-page.ts';
import { answer, localOnly, redirect, serve, type TestServer } from './serve.ts';

const html = '<p>“Baa,” it said.';
const robots = (text: string) => answer(text, { 'content-type': 'text/plain' });

async function read(inputs: readonly string[], options: object): Promise<readonly InputItem[]> {
  const items: InputItem[] = [];
  for await (const item of readInputs(inputs, options)) items.push(item);
  return items;
}

describe('robots.txt', () => {
  it.each([
    ['closes the page to all', 'User-agent: *\nDisallow: /story'],
    ['closes the site to us by name', 'User-agent: *\nAllow: /\n\nUser-agent: soundbite\nDisallow: /'],
  ])('that %s is obeyed', async (_what, text) => {
    const server = await serve({ '/robots.txt': robots(text), '/story': html });
    await expect(fetchPage(`${server.origin}/story`, localOnly)).rejects.toThrow(
      /\/story is closed to robots: .*\/robots\.txt asks them not to fetch it, and Soundbite obeys\. Save the page/,
    );
    expect(server.paths).toEqual(['/robots.txt']);
  });

  it.each([
    ['is missing', answer('', {}, 404)],
    ['is forbidden', answer('', {}, 403)],
    ['is empty', robots('')],
    ['is a web page', answer('<!doctype html><p>Disallow: /')],
    ['closes other pages', robots('User-agent: *\nDisallow: /admin')],
    ['closes the site to others', robots('User-agent: GreedyBot\nDisallow: /')],
    ['is very long', robots(`User-agent: *\nDisallow: /admin\n${'# long\n'.repeat(200_000)}`)],
  ])('that %s lets us in', async (_what, route) => {
    const server = await serve({ '/robots.txt': route, '/story': html });
    expect(await fetchPage(`${server.origin}/story`, localOnly)).toMatchObject({ body: html });
  });

  it.each([
    ['fails', answer('', {}, 500), /robots\.txt failed on its server \(HTTP 500\)/],
    [
      'is asked for too often',
      answer('', { 'retry-after': '7' }, 429),
      /HTTP 429\)\. Try again in 7 seconds/,
    ],
  ])('that %s keeps us out for now', async (_what, route, message) => {
    const server = await serve({ '/robots.txt': route, '/story': html });
    await expect(fetchPage(`${server.origin}/story`, localOnly)).rejects.toThrow(message);
    expect(server.paths).toEqual(['/robots.txt']);
  });

  it('is read once a host', async () => {
    const server = await serve({ '/a': html, '/b': html, '/c': html });
    await read(
      ['/a', '/b', '/c'].map((path) => server.origin + path),
      localOnly,
    );
    expect(server.paths).toEqual(['/robots.txt', '/a', '/b', '/c']);
  });

  it('of the host a redirect leads to is obeyed too', async () => {
    const other = await serve({ '/robots.txt': robots('User-agent: *\nDisallow: /'), '/story': html });
    const server = await serve({ '/story': redirect(`${other.origin}/story`) });
    await expect(fetchPage(`${server.origin}/story`, localOnly)).rejects.toThrow(/is closed to robots/);
    expect(other.paths).toEqual(['/robots.txt']);
  });

  it('that asks for a pause between pages gets it', async () => {
    const times: number[] = [];
    const note = answer(html);
    const server = await serve({
      '/robots.txt': robots('User-agent: *\nCrawl-delay: 0.3'),
      ...Object.fromEntries(
        ['/a', '/b', '/c'].map((path) => [
          path,
          (request, response) => {
            times.push(performance.now());
            if (typeof note === 'function') note(request, response);
          },
        ]),
      ),
    });
    await read(
      ['/a', '/b', '/c'].map((path) => server.origin + path),
      localOnly,
    );
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses).toHaveLength(2);
    for (const pause of pauses) expect(pause).toBeGreaterThan(280);
  });
});

describe('readAddresses', () => {
  it('takes nothing a stranger writes for a file or standard input', async () => {
    const fetcher = createFetcher();
    const written = ['/etc/hostname', '.', '-', 'package.json', 'file:///etc/hostname', '', 'news.example'];
    const items: InputItem[] = [];
    for await (const item of readAddresses(written, fetcher)) items.push(item);
    await fetcher.close();
    expect(items.map(({ kind, input }) => [kind, input])).toEqual(written.map((input) => ['problem', input]));
  });
});

describe('visits', () => {
  /** A server that takes its time, and notes how many visits are under way at once. */
  async function serveSlowly(): Promise<{ readonly server: TestServer; most(): number }> {
    let now = 0;
    let most = 0;
    const paths = Array.from({ length: 40 }, (_, index) => `/${index}`);
    const server = await serve(
      Object.fromEntries(
        paths.map((path) => [
          path,
          (_request, response) => {
            now += 1;
            most = Math.max(most, now);
            setTimeout(() => {
              now -= 1;
              response.writeHead(200, { 'content-type': 'text/html' }).end(html);
            }, 20);
          },
        ]),
      ),
    );
    return { server, most: () => most };
  }

  it('to one host come one after another, over one connection', async () => {
    const { server, most } = await serveSlowly();
    const urls = Array.from({ length: 20 }, (_, index) => `${server.origin}/${index}`);
    expect((await read(urls, localOnly)).map(({ kind, input }) => [kind, input])).toEqual(
      urls.map((url) => ['page', url]),
    );
    expect(most()).toBe(1);
    expect(server.connections()).toBe(1);
  });

  it('to many hosts come side by side, up to a limit', async () => {
    const { server, most } = await serveSlowly();
    const lookup: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    const hosts = Array.from({ length: 20 }, (_, index) => `news${index}.example`);
    const urls = hosts.map((host, index) => `http://${host}:${server.port}/${index}`);
    const items = await read(urls, { allowPrivateHosts: hosts, lookup, concurrency: 4 });
    expect(items.map(({ input }) => input)).toEqual(urls);
    expect(items.every(({ kind }) => kind === 'page')).toBe(true);
    expect(most()).toBeGreaterThan(1);
    expect(most()).toBeLessThanOrEqual(4);
  });

  it('may be many without a warning of a leak', async () => {
    const warnings: string[] = [];
    const note = (warning: Error) => warnings.push(warning.name);
    process.on('warning', note);
    const { server } = await serveSlowly();
    const lookup: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    const hosts = Array.from({ length: 30 }, (_, index) => `news${index}.example`);
    const urls = hosts.map((host, index) => `http://${host}:${server.port}/${index}`);
    await read(urls, { allowPrivateHosts: hosts, lookup, concurrency: 30 });
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('may share a fetcher, which stays open until it is closed', async () => {
    const { server } = await serveSlowly();
    const fetcher = createFetcher(localOnly);
    await read([`${server.origin}/0`], { fetcher });
    await read([`${server.origin}/1`], { fetcher });
    expect(server.paths).toEqual(['/robots.txt', '/0', '/1']);
    await fetcher.close();
    const [item] = await read([`${server.origin}/2`], { fetcher });
    expect(item).toMatchObject({
      kind: 'problem',
      error: { message: expect.stringContaining('is stopping') },
    });
  });

  it.each([
    ['under way', ''],
    ['in a pause', 'User-agent: *\nCrawl-delay: 20'],
  ])('that nobody waits for any more are given up, %s', async (_when, rules) => {
    const server = await serve({ '/robots.txt': robots(rules), '/a': html, '/b': () => {}, '/c': html });
    const started = performance.now();
    for await (const item of readInputs(
      ['/a', '/b', '/c'].map((path) => server.origin + path),
      localOnly,
    )) {
      expect(item.kind).toBe('page');
      break;
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
