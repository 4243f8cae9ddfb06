import { afterAll, afterEach, expect, it } from 'vitest';
import { LibraryError } from '../../src/errors.ts';
import { createFetcher, type Fetcher } from '../../src/fetch/index.ts';
import { type InputOutcome, ingest } from '../../src/ingest/index.ts';
import { openMemoryLibrary } from '../../src/library/index.ts';
import { openReader } from '../../src/reader/index.ts';
import { localOnly, type Route, serve } from '../fetch/serve.ts';
import { inventPage } from './invent-page.ts';

const reader = openReader();
afterAll(() => reader.close());
let fetcher: Fetcher | null = null;
afterEach(() => fetcher?.close());

it('pages that have not changed are told as unchanged, and read all the same when that is asked for', async () => {
  const sent: string[] = [];
  const modified = 'Fri, 07 Jun 2024 14:27:00 GMT';
  const route =
    (number: number): Route =>
    (request, response) => {
      const isSame = request.headers['if-modified-since'] === modified;
      if (!isSame) sent.push(`page ${number}`);
      response.writeHead(isSame ? 304 : 200, { 'content-type': 'text/html', 'last-modified': modified });
      response.end(isSame ? undefined : inventPage(number).body);
    };
  const { origin } = await serve({ '/1': route(1), '/2': route(2) });
  const library = await openMemoryLibrary();
  fetcher = createFetcher(localOnly);
  const read = async (anew: boolean) => {
    const outcomes: InputOutcome[] = [];
    const addresses = [`${origin}/1`, `${origin}/2`];
    const reading = ingest(addresses, { reader, library }, { anew, ...(fetcher && { fetcher }) });
    for await (const outcome of reading) outcomes.push(outcome);
    return outcomes;
  };
  const first = await read(false);
  expect(first.map(({ result }) => result)).toEqual(['added', 'added']);
  expect(await read(false)).toEqual(
    first.map((outcome) => ({
      ...outcome,
      result: 'unchanged',
      reason: `${outcome.input} has not changed since it was read.`,
    })),
  );
  expect((await read(true)).map(({ result, reason }) => [result, reason])).toEqual([
    ['unchanged', null],
    ['unchanged', null],
  ]);
  expect(sent.toSorted()).toEqual(['page 1', 'page 1', 'page 2', 'page 2']);
});

it('where an address leads to another page than before, that page is read', async () => {
  const versions = ['Fri, 07 Jun 2024 14:27:00 GMT', 'Thu, 06 Jun 2024 09:00:00 GMT'];
  const page =
    (number: number): Route =>
    (request, response) => {
      const modified = versions[number - 1] ?? '';
      const isSame = Date.parse(request.headers['if-modified-since'] ?? '') >= Date.parse(modified);
      response.writeHead(isSame ? 304 : 200, { 'content-type': 'text/html', 'last-modified': modified });
      response.end(isSame ? undefined : inventPage(number).body);
    };
  let number = 0;
  const latest: Route = (_request, response) => {
    number += 1;
    response.writeHead(302, { location: `/${number}` }).end();
  };
  const { origin } = await serve({ '/1': page(1), '/2': page(2), '/latest': latest });
  const library = await openMemoryLibrary();
  fetcher = createFetcher(localOnly);
  const results: string[] = [];
  for (let time = 0; time < 2; time += 1)
    for await (const { result } of ingest([`${origin}/latest`], { reader, library }, { fetcher }))
      results.push(result);
  expect(results).toEqual(['added', 'added']);
});

it('a library that fails when asked for what is known ends the reading, once', async () => {
  const { origin, paths } = await serve({ '/1': inventPage(1).body, '/2': inventPage(2).body });
  const library = await openMemoryLibrary();
  fetcher = createFetcher(localOnly);
  const failing = {
    ...library,
    knownPage: () => Promise.reject(new LibraryError('a.db', 'The library a.db is full.')),
  };
  const reading = ingest([`${origin}/1`, `${origin}/2`], { reader, library: failing }, { fetcher });
  await expect(reading.next()).rejects.toThrow(LibraryError);
  expect(paths).toEqual([]);
});
