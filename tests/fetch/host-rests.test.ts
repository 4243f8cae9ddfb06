import { afterEach, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/fetch/index.ts';
import { openSteeredClock } from '../feeds/farm/steered-clock.ts';
import { answer, localOnly, serve } from './serve.ts';

let fetcher: Fetcher | null = null;
afterEach(() => fetcher?.close());

const startMs = Date.UTC(2025, 5, 1);
const clock = openSteeredClock(startMs);
const inHours = (hours: number) => new Date(clock.now() + hours * 3_600_000);
const open = () => {
  fetcher = createFetcher({ ...localOnly, clock });
  return fetcher;
};

describe('a host that wants to be left alone', () => {
  it.each([
    [429, () => ({ 'retry-after': '7200' }), 2],
    [503, () => ({ 'retry-after': '7200' }), 2],
    [429, () => ({ 'retry-after': inHours(3).toUTCString(), date: inHours(0).toUTCString() }), 3],
    [429, () => ({}), 1 / 60],
  ])('with %i is, with all its pages, for as long as it asks', async (status, headers, hours) => {
    let isBusy = true;
    const server = await serve({
      '/busy': (request, response) => {
        const route = isBusy ? answer('', headers(), status) : answer('<p>Baa');
        if (typeof route === 'function') route(request, response);
      },
      '/other': '<p>Baa',
    });
    const { document } = open();
    await expect(document(`${server.origin}/busy`)).rejects.toMatchObject({ status });
    isBusy = false;
    const asked = server.paths.length;
    clock.moveTo(clock.now() + hours * 3_600_000 - 2000);
    await expect(document(`${server.origin}/other`)).rejects.toThrow(
      /other was not asked for: its server wants to be left alone \(HTTP \d+\)\. Try again in \d seconds?/,
    );
    expect(server.paths).toHaveLength(asked);
    clock.moveTo(clock.now() + 3000);
    expect(await document(`${server.origin}/other`)).toMatchObject({ url: `${server.origin}/other` });
  });

  it('is not one that only fails', async () => {
    const server = await serve({ '/fails': answer('', {}, 503), '/other': '<p>Baa' });
    const { document } = open();
    await expect(document(`${server.origin}/fails`)).rejects.toMatchObject({ status: 503 });
    expect(await document(`${server.origin}/other`)).toMatchObject({ url: `${server.origin}/other` });
  });

  it('is another host than its neighbour', async () => {
    const busy = await serve({ '/': answer('', { 'retry-after': '60' }, 429) });
    const free = await serve({ '/': '<p>Baa' });
    const { document } = open();
    await expect(document(`${busy.origin}/`)).rejects.toMatchObject({ status: 429, retryAfterMs: 60_000 });
    expect(await document(`${free.origin}/`)).toMatchObject({ url: `${free.origin}/` });
  });
});

describe('a host that cannot tell its rules', () => {
  it('is not asked for them with each of its pages', async () => {
    const server = await serve({ '/robots.txt': answer('', {}, 500), '/story': '<p>Baa' });
    const { document } = open();
    for (let times = 0; times < 3; times += 1) {
      await expect(document(`${server.origin}/story`)).rejects.toThrow(/robots\.txt failed on its server/);
    }
    expect(server.paths).toEqual(['/robots.txt']);
    clock.moveTo(clock.now() + 61_000);
    await expect(document(`${server.origin}/story`)).rejects.toThrow();
    expect(server.paths).toEqual(['/robots.txt', '/robots.txt']);
  });
});
