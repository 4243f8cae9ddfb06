import { afterEach, describe, expect, it } from 'vitest';
import { FetchError } from '../../src/errors.ts';
import { createFetcher, type Fetcher } from '../../src/fetch/index.ts';
import { answer, localOnly, type Route, serve } from './serve.ts';

let fetcher: Fetcher | null = null;
const open = () => {
  fetcher = createFetcher(localOnly);
  return fetcher;
};
afterEach(() => fetcher?.close());

/** Answers as servers do that keep count of their pages' versions. */
const versioned =
  (header: 'etag' | 'last-modified', asked: 'if-none-match' | 'if-modified-since', version: string): Route =>
  (request, response) => {
    const isSame = request.headers[asked] === version;
    response.writeHead(isSame ? 304 : 200, { 'content-type': 'text/html', [header]: version });
    response.end(isSame ? undefined : '<p>Goat</p>');
  };

describe('a document that is asked for again', () => {
  it.each([
    ['its tag', versioned('etag', 'if-none-match', '"v1"')],
    ['its date', versioned('last-modified', 'if-modified-since', 'Fri, 07 Jun 2024 14:27:00 GMT')],
  ])('is not sent again when %s is the same', async (_what, route) => {
    const server = await serve({ '/goat': route });
    const { document, feedSince } = open();
    const address = `${server.origin}/goat`;
    const { validators } = await document(address);
    expect(await feedSince(address, { ...validators, address })).toBeNull();
    const older = { etag: '"v0"', lastModified: null, address };
    expect(await feedSince(address, older)).toMatchObject({ validators });
  });

  it('is sent whole where its address leads elsewhere, which may have been another page then', async () => {
    const server = await serve({
      '/latest': (_request, response) => response.writeHead(302, { location: '/goat' }).end(),
      '/goat': versioned('etag', 'if-none-match', '"v1"'),
    });
    const { pageSince } = open();
    const [latest, goat] = [`${server.origin}/latest`, `${server.origin}/goat`];
    const known = { etag: '"v1"', lastModified: null };
    expect(await pageSince(latest, { ...known, address: latest })).toMatchObject({ url: goat });
    expect(await pageSince(goat, { ...known, address: goat })).toBeNull();
    // Known as it stood there, it may be asked for by whatever way leads there.
    expect(await pageSince(latest, { ...known, address: goat })).toBeNull();
  });

  it('is sent again by a server that names no version', async () => {
    const server = await serve({ '/goat': '<p>Goat</p>' });
    const { document, feedSince } = open();
    const address = `${server.origin}/goat`;
    const { validators } = await document(address);
    expect(validators).toEqual({ etag: null, lastModified: null });
    expect(await feedSince(address, { ...validators, address })).toMatchObject({ validators });
  });
});

describe('a failure', () => {
  it.each([
    [503, { 'retry-after': '120' }, 120_000],
    [429, {}, null],
    [429, { 'retry-after': 'soon' }, null],
    [404, {}, null],
  ])('tells its status %i and with %o how long to wait', async (status, headers, retryAfterMs) => {
    const server = await serve({ '/goat': answer('', headers, status) });
    const error = await open()
      .document(`${server.origin}/goat`)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FetchError);
    expect(error).toMatchObject({ status, retryAfterMs });
  });
});
