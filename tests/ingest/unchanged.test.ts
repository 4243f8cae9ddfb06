import { afterAll, afterEach, expect, it } from 'vitest';
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
