import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptFeed } from '../../src/domain.ts';
import { type FeedKeeper, openFeedKeeper } from '../../src/feeds/index.ts';
import { createFetcher, type Fetcher } from '../../src/fetch/index.ts';
import { type Library, openMemoryLibrary } from '../../src/library/index.ts';
import { keepPage } from '../../src/pipeline.ts';
import { openReader } from '../../src/reader/index.ts';
import { digest } from '../../src/syndication/index.ts';
import { answer, localOnly, type Route, redirect, serve, type TestServer } from '../fetch/serve.ts';
import { openSteeredClock, type SteeredClock } from './farm/steered-clock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let library: Library;
// Reading remembers nothing from one test to the next.
const reader = openReader();
afterAll(() => reader.close());
let fetcher: Fetcher;
let clock: SteeredClock;
let keeper: FeedKeeper;
let log: string[];

beforeEach(async () => {
  library = await openMemoryLibrary();
  clock = openSteeredClock(Date.UTC(2025, 5, 1));
  fetcher = createFetcher({ ...localOnly, clock });
  log = [];
  keeper = openKeeper();
});
afterEach(async () => {
  await keeper.stop();
  await Promise.all([fetcher.close(), library.close()]);
});

type KeepPage = Parameters<typeof openFeedKeeper>[0]['keepPage'];

const keepWell: KeepPage = async (page, formerId) =>
  (await keepPage(page, { reader, library }, formerId)).storyId;

function openKeeper(keepOne: KeepPage = keepWell): FeedKeeper {
  return openFeedKeeper({
    library,
    fetcher,
    reader,
    keepPage: keepOne,
    clock,
    random: () => 0,
    log: (line) => log.push(line),
  });
}

/** A server whose routes can be changed while it runs. */
async function serveChanging(routes: Record<string, Route>) {
  const paths = ['/feed', '/new', '/a', '/b', '/1', '/2', '/robots.txt'];
  const relay =
    (path: string): Route =>
    (request, response) => {
      const route = routes[path];
      if (typeof route === 'function') route(request, response);
      else if (route === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(route);
    };
  const server = await serve(Object.fromEntries(paths.map((path) => [path, relay(path)])));
  return { server, routes };
}

const story = (number: number, more = '') =>
  `<html><head><title>Goat ${number} Eats Card</title></head><body><article><h1>Goat ${number} Eats Card</h1>${'<p>The ceremony stopped for a goat in the hall by the harbour, and nobody minded much.</p>'.repeat(3)}<p>“I waited ${number} years for this card,” Ada Kettle said on Monday.</p>${more}</article></body></html>`;
const entry = (number: number, more = '') =>
  `<item><title>Goat ${number}</title><link>/${number}</link><guid isPermaLink="false">goat-${number}</guid><description>Short ${more}</description></item>`;
const rss = (entries: string, headers = {}) =>
  answer(`<rss version="2.0"><channel><title>The Daily Bleat</title>${entries}</channel></rss>`, {
    'content-type': 'application/rss+xml',
    ...headers,
  });

async function add(server: TestServer, path = '/feed'): Promise<void> {
  const now = new Date(clock.now()).toISOString();
  await library.addFeed({ url: server.origin + path, title: null, addedAt: now, nextAt: now });
}

/** Moves the clock to the feed's next reading, and has it read. */
async function readNext(): Promise<KeptFeed> {
  clock.moveTo(Date.parse((await theFeed()).nextAt));
  await keeper.readDue();
  return theFeed();
}

async function theFeed(): Promise<KeptFeed> {
  const [feed] = await library.feeds();
  if (feed === undefined) throw new Error('There is no feed.');
  return feed;
}

const storyCount = async () => (await library.counts()).stories;
const asked = (server: TestServer, path: string) => server.paths.filter((one) => one === path).length;

describe('a feed', () => {
  it('is stored whole at first, and then only what is new', async () => {
    const { server, routes } = await serveChanging({
      '/feed': rss(entry(1)),
      '/1': story(1),
      '/2': story(2),
    });
    await add(server);
    expect(await readNext()).toMatchObject({
      title: 'The Daily Bleat',
      storyCounts: { kept: 1 },
      failure: null,
    });
    routes['/feed'] = rss(entry(2) + entry(1));
    await readNext();
    await readNext();
    expect(await storyCount()).toBe(2);
    expect([asked(server, '/1'), asked(server, '/2'), asked(server, '/feed')]).toEqual([1, 1, 3]);
  });

  it('that did not change is not sent again, and nothing of it is forgotten', async () => {
    const given: (string | undefined)[] = [];
    const { server } = await serveChanging({
      '/feed': (request, response) => {
        given.push(request.headers['if-none-match']);
        const route = given.length === 1 ? rss(entry(1), { etag: '"1"' }) : answer('', {}, 304);
        if (typeof route === 'function') route(request, response);
      },
      '/1': story(1),
    });
    await add(server);
    await readNext();
    const second = await readNext();
    await readNext();
    expect(given).toEqual([undefined, '"1"', '"1"']);
    expect(second).toMatchObject({ etag: '"1"', failure: null, storyCounts: { kept: 1 } });
  });

  it('that stands behind a redirect is known by its version only where that was named', async () => {
    const asked: string[] = [];
    const versioned =
      (number: number): Route =>
      (request, response) => {
        asked.push(`${request.url} ${request.headers['if-none-match']}`);
        const isSame = request.headers['if-none-match'] === '"1"';
        const route = isSame ? answer('', {}, 304) : rss(entry(number), { etag: '"1"' });
        if (typeof route === 'function') route(request, response);
      };
    const { server, routes } = await serveChanging({
      '/feed': redirect('/a', 302),
      '/a': versioned(1),
      '/b': versioned(2),
      '/1': story(1),
      '/2': story(2),
    });
    await add(server);
    await readNext();
    await readNext();
    expect(asked).toEqual(['/a undefined', '/a "1"']);
    // Where it leads now, another feed has a version of the same name.
    routes['/feed'] = redirect('/b', 302);
    await readNext();
    expect(asked.at(-1)).toBe('/b undefined');
    expect(await storyCount()).toBe(2);
  });

  it('that moved for good is asked at its new address', async () => {
    const { server } = await serveChanging({ '/feed': redirect('/new', 308), '/new': rss('') });
    await add(server);
    expect((await readNext()).url).toBe(`${server.origin}/new`);
    await readNext();
    expect(asked(server, '/feed')).toBe(1);
    expect(log).toEqual([expect.stringMatching(/The Daily Bleat .*\/new\) has moved; it was .*\/feed$/)]);
  });

  it('that moved to one that is in the list is given up for it', async () => {
    const { server } = await serveChanging({ '/feed': redirect('/new', 301), '/new': rss('') });
    await add(server);
    await add(server, '/new');
    await keeper.readDue();
    expect(await theFeed()).toMatchObject({
      state: 'disabled',
      failure: expect.stringMatching(/moved to .*\/new, which/),
    });
    expect(log).toEqual([expect.stringMatching(/is no longer read: moved to/)]);
  });

  it('that fails is asked ever less often, tells why, and is whole again afterwards', async () => {
    const { server, routes } = await serveChanging({ '/feed': rss(entry(1)), '/1': story(1) });
    await add(server);
    await readNext();
    routes['/feed'] = answer('No', {}, 403);
    const waits: number[] = [];
    for (let times = 0; times < 4; times += 1) {
      const { nextAt } = await readNext();
      waits.push((Date.parse(nextAt) - clock.now()) / 60_000);
    }
    expect(waits).toEqual([5, 10, 20, 40]);
    expect(await theFeed()).toMatchObject({
      state: 'active',
      failureCount: 4,
      failure: '403 Forbidden',
      storyCounts: { kept: 1 },
    });
    routes['/feed'] = rss(entry(2) + entry(1));
    routes['/2'] = story(2);
    expect(await readNext()).toMatchObject({ failureCount: 0, failingSince: null, failure: null });
    expect([await storyCount(), asked(server, '/1')]).toEqual([2, 1]);
    expect(log).toEqual([
      expect.stringMatching(/cannot be read: 403 Forbidden/),
      expect.stringMatching(/can be read again/),
    ]);
  });

  it('that fails for days is no longer asked, and that is told', async () => {
    const { server } = await serveChanging({ '/feed': answer('No', {}, 403) });
    await add(server);
    const begunMs = clock.now();
    while ((await theFeed()).state === 'active') await readNext();
    expect(clock.now() - begunMs).toBeGreaterThan(5 * dayMs);
    expect(clock.now() - begunMs).toBeLessThan(6 * dayMs);
    const times = asked(server, '/feed');
    clock.moveTo(clock.now() + dayMs);
    await keeper.readDue();
    expect(asked(server, '/feed')).toBe(times);
    expect(log.at(-1)).toMatch(/is no longer read: 403 Forbidden\. To read it again: \/feeds resume/);
  });

  it('is not given up while nothing at all can be reached', async () => {
    const { server } = await serveChanging({});
    await add(server);
    const { url, id } = await theFeed();
    // Nobody listens there: to this program it is as if the network were down.
    await library.changeFeed(id, { url: url.replace(/:\d+/, ':9') });
    const endMs = clock.now() + 8 * dayMs;
    while (clock.now() < endMs) await readNext();
    expect(await theFeed()).toMatchObject({
      state: 'active',
      failure: expect.stringMatching(/refuses connections/),
    });
  });

  it('that was taken down for good is given up at once', async () => {
    const { server } = await serveChanging({ '/feed': answer('', {}, 410) });
    await add(server);
    expect(await readNext()).toMatchObject({ state: 'disabled', failure: '410 Gone' });
    expect(log).toEqual([expect.stringMatching(/no longer read: 410 Gone/)]);
  });

  it('whose server wants to be left alone is', async () => {
    const { server } = await serveChanging({ '/feed': answer('', { 'retry-after': '86400' }, 429) });
    await add(server);
    const { nextAt } = await readNext();
    expect(Date.parse(nextAt) - clock.now()).toBe(dayMs);
  });

  it.each([
    ['is none', answer('<p>Log in to read on</p>'), /^no feed$/],
    ['is closed to robots', null, /^closed to robots$/],
    ['is empty', answer(''), /^an empty page$/],
  ])('that %s tells so', async (_what, route, failure) => {
    const { server, routes } = await serveChanging(route === null ? {} : { '/feed': route });
    if (route === null) routes['/robots.txt'] = answer('User-agent: *\nDisallow: /feed');
    await add(server);
    expect(await readNext()).toMatchObject({ failureCount: 1, failure: expect.stringMatching(failure) });
  });

  it('that breaks off gives what came, and is read whole the next time', async () => {
    const { server, routes } = await serveChanging({ '/1': story(1), '/2': story(2) });
    routes['/feed'] = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '9999', etag: '"1"' });
      response.write(`<rss version="2.0"><channel><title>Bleat</title>${entry(1)}<item><title>Go`, () =>
        response.destroy(),
      );
    };
    await add(server);
    expect(await readNext()).toMatchObject({
      etag: null,
      failureCount: 0,
      note: 'It broke off; the 1 whole entries before that were read.',
      storyCounts: { kept: 1 },
    });
    routes['/feed'] = rss(entry(1) + entry(2));
    expect(await readNext()).toMatchObject({ note: null, storyCounts: { kept: 2 } });
  });
});

describe('a story of a feed', () => {
  it('whose page is not there yet is had a little later, though the feed shows it no more', async () => {
    const { server, routes } = await serveChanging({ '/feed': rss(entry(1)) });
    await add(server);
    expect((await readNext()).storyCounts).toEqual({ kept: 0, waiting: 1, givenUp: 0 });
    routes['/feed'] = rss(entry(2));
    routes['/1'] = story(1);
    routes['/2'] = story(2);
    clock.moveTo(clock.now() + 10 * 60_000);
    await keeper.readDue();
    expect((await theFeed()).storyCounts).toEqual({ kept: 1, waiting: 0, givenUp: 0 });
    await readNext();
    expect(await storyCount()).toBe(2);
  });

  it('that its feed says has changed is not fetched again where its page says that it has not', async () => {
    let sent = 0;
    const page: Route = (request, response) => {
      const isSame = request.headers['if-none-match'] === '"v1"';
      if (!isSame) sent += 1;
      response.writeHead(isSame ? 304 : 200, { 'content-type': 'text/html', etag: '"v1"' });
      response.end(isSame ? undefined : story(1));
    };
    const { server, routes } = await serveChanging({ '/feed': rss(entry(1)), '/1': page });
    await add(server);
    await readNext();
    routes['/feed'] = rss(entry(1, 'and more'));
    expect((await readNext()).storyCounts).toEqual({ kept: 1, waiting: 0, givenUp: 0 });
    expect(asked(server, '/1')).toBe(2);
    expect(sent).toBe(1);
  });

  it('whose page never comes is given up, with the reason counted', async () => {
    const { server } = await serveChanging({ '/feed': rss(entry(1)) });
    await add(server);
    const endMs = clock.now() + 3 * dayMs;
    while (clock.now() < endMs) {
      await keeper.readDue();
      clock.moveTo(clock.now() + hourMs);
    }
    expect((await theFeed()).storyCounts).toEqual({ kept: 0, waiting: 0, givenUp: 1 });
    expect(asked(server, '/1')).toBe(8);
    const { id } = await theFeed();
    const [match] = await library.matchEntries(id, [{ guid: digest(['goat-1']), address: null }]);
    expect(match?.byGuid).toMatchObject({ reason: '404 Not Found', link: null });
  });

  it('that changed is kept anew under its id, and one whose GUID or tracking changed is not read again', async () => {
    const { server, routes } = await serveChanging({ '/feed': rss(entry(1)), '/1': story(1) });
    await add(server);
    await readNext();
    const before = await library.storyByUrl(`${server.origin}/1`);
    routes['/feed'] = rss(entry(1).replace('goat-1', 'goat-9').replace('/1', '/1?utm_source=feed'));
    await readNext();
    expect(server.paths.filter((path) => path.startsWith('/1'))).toEqual(['/1']);
    routes['/1'] = story(1, '<p>Correction: the goat was two goats, the hall said on Tuesday.</p>');
    routes['/feed'] = rss(entry(1, 'and corrected'));
    await readNext();
    const after = await library.storyByUrl(`${server.origin}/1`);
    expect(after?.id).toBe(before?.id);
    expect(after?.paragraphs.join(' ')).toContain('two goats');
    expect(await storyCount()).toBe(1);
  });

  it('that was taken out of the library does not come back with its next change', async () => {
    const { server, routes } = await serveChanging({ '/feed': rss(entry(1)), '/1': story(1) });
    await add(server);
    await readNext();
    const kept = await library.storyByUrl(`${server.origin}/1`);
    await library.forget(kept?.id ?? '');
    routes['/feed'] = rss(entry(1, 'changed'));
    await readNext();
    expect([await storyCount(), asked(server, '/1')]).toEqual([0, 1]);
  });

  it('that was taken out of the library while it waited to be read again does not come back', async () => {
    const { server, routes } = await serveChanging({ '/feed': rss(entry(1)), '/1': story(1) });
    await add(server);
    await readNext();
    routes['/1'] = answer('', {}, 503);
    routes['/feed'] = rss(entry(1, 'changed'));
    expect((await readNext()).storyCounts).toEqual({ kept: 0, waiting: 1, givenUp: 0 });
    const kept = await library.storyByUrl(`${server.origin}/1`);
    await library.forget(kept?.id ?? '');
    routes['/1'] = story(1);
    const times = asked(server, '/1');
    clock.moveTo(clock.now() + dayMs);
    await keeper.readDue();
    expect([await storyCount(), asked(server, '/1')]).toEqual([0, times]);
    expect((await theFeed()).storyCounts).toEqual({ kept: 1, waiting: 0, givenUp: 0 });
  });

  it('that is refused is given up, and its address stands nowhere in the list', async () => {
    const { server } = await serveChanging({ '/feed': rss(entry(1)), '/1': story(1) });
    await library.refuse([{ kind: 'address', value: `${server.origin}/1` }]);
    await add(server);
    const keepEntries = vi.spyOn(library, 'keepEntries');
    expect((await readNext()).storyCounts).toEqual({ kept: 0, waiting: 0, givenUp: 1 });
    const [, entries] = keepEntries.mock.lastCall ?? [];
    expect(entries).toMatchObject([{ state: 'given-up', link: null, reason: null }]);
  });

  it('that two feeds have is fetched once', async () => {
    const { server } = await serveChanging({ '/feed': rss(entry(1)), '/new': rss(entry(1)), '/1': story(1) });
    await add(server);
    await add(server, '/new');
    await keeper.readDue();
    clock.moveTo(clock.now() + hourMs);
    await keeper.readDue();
    expect([await storyCount(), asked(server, '/1')]).toEqual([1, 1]);
    expect((await library.feeds()).map(({ storyCounts }) => storyCounts.kept)).toEqual([1, 1]);
  });
});

describe('the keeper', () => {
  it('shares a library with another: each feed is read by one of them', async () => {
    const { server } = await serveChanging({ '/feed': rss(entry(1)), '/1': story(1) });
    await add(server);
    const other = openKeeper();
    await Promise.all([keeper.readDue(), other.readDue()]);
    await other.stop();
    expect([asked(server, '/feed'), asked(server, '/1')]).toEqual([1, 1]);
  });

  it('stops with nothing lost: what was under way waits for the next start', async () => {
    const { server, routes } = await serveChanging({ '/feed': rss(entry(1) + entry(2)), '/2': story(2) });
    let arrived = () => {};
    const isAsked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    routes['/1'] = () => arrived();
    await add(server);
    keeper.start();
    await isAsked;
    const stopping = keeper.stop();
    await fetcher.close();
    await stopping;
    expect(await theFeed()).toMatchObject({
      failureCount: 0,
      storyCounts: { kept: 0, waiting: 2, givenUp: 0 },
    });
    routes['/1'] = story(1);
    fetcher = createFetcher({ ...localOnly, clock });
    keeper = openKeeper();
    await keeper.readDue();
    expect(await storyCount()).toBe(2);
    expect(log).toEqual([]);
  });

  it('goes on when a mistake of its own breaks over a story, and leaves alone for a while what breaks a feed', async () => {
    const { server, routes } = await serveChanging({
      '/feed': rss(entry(1) + entry(2)),
      '/1': story(1),
      '/2': story(2),
    });
    await add(server);
    await keeper.stop();
    const mistaken = openKeeper(async (page) => {
      if (page.url?.endsWith('/1')) throw new TypeError('a goat is no function');
      return (await keepPage(page, { reader, library })).storyId;
    });
    await mistaken.readDue();
    expect((await theFeed()).storyCounts).toEqual({ kept: 1, waiting: 0, givenUp: 1 });
    expect(log).toEqual([
      expect.stringMatching(/given up over a mistake in Soundbite, .*\/1: TypeError: a goat/),
    ]);
    routes['/feed'] = rss(entry(2, 'changed') + entry(1));
    const { keepEntries } = library;
    library.keepEntries = () => Promise.reject(new Error('the shelf fell down'));
    clock.moveTo(Date.parse((await theFeed()).nextAt));
    const before = asked(server, '/feed');
    await mistaken.readDue();
    await mistaken.readDue();
    library.keepEntries = keepEntries;
    await mistaken.stop();
    expect(asked(server, '/feed')).toBe(before + 1);
    expect(log.at(-1)).toMatch(/was not read to its end: Error: the shelf fell down/);
  });

  it('does not begin a feed a second time that is resumed while it is read', async () => {
    const { server } = await serveChanging({ '/feed': rss(entry(1)), '/1': story(1) });
    await add(server);
    await keeper.stop();
    let reach = () => {};
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    keeper = openKeeper(async (page, formerId) => {
      reach();
      await held;
      return keepWell(page, formerId);
    });
    const reading = keeper.readDue();
    await reached;
    await library.changeFeed((await theFeed()).id, { claimedUntil: null });
    const again = keeper.readDue();
    // Long enough for a second one to have begun.
    await new Promise((resolve) => setTimeout(resolve, 50));
    goOn();
    await Promise.all([reading, again]);
    expect(asked(server, '/feed')).toBe(1);
    expect((await theFeed()).storyCounts).toEqual({ kept: 1, waiting: 0, givenUp: 0 });
  });

  it('goes on when a page of a feed is broken', async () => {
    const { server } = await serveChanging({
      '/feed': rss(entry(1) + entry(2)),
      '/1': '<html></html>',
      '/2': story(2),
    });
    await add(server);
    expect((await readNext()).storyCounts).toEqual({ kept: 1, waiting: 0, givenUp: 1 });
  });
});
