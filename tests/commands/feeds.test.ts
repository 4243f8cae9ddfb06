import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk, FeedChoices, FoundFeed } from '../../commands/command.ts';
import { UsageError } from '../../src/errors.ts';
import type { Library } from '../../src/library/index.ts';
import { findButton, findCommand, openTestDesk, press, requestButtons, run, wordsOf } from './desk.ts';

const bleat: FoundFeed = {
  kind: 'feed',
  url: 'https://bleat.example/feed',
  title: 'The Daily Bleat',
  entries: [
    { title: 'Goat Wins', link: 'https://bleat.example/1', published: '2025-07-01T10:00:00Z', isFull: false },
    { title: 'Kid Wins', link: 'https://bleat.example/2', published: null, isFull: true },
    { title: null, link: null, published: null, isFull: false },
  ],
  entryCount: 20,
  intervalMs: 20 * 60_000,
  isCutShort: false,
};

const choices: FeedChoices = {
  kind: 'choices',
  links: [
    { url: 'https://moo.example/all', title: 'All of Moo' },
    { url: 'https://moo.example/film', title: null },
  ],
};

let desk: Desk & { readonly library: Library };
let asked: string[] = [];
beforeEach(async () => {
  asked = [];
  const find = async (address: string) => {
    asked.push(address);
    return address.startsWith('https://moo.example') && !address.endsWith('/all')
      ? choices
      : { ...bleat, url: address.startsWith('https://moo') ? address : bleat.url };
  };
  desk = { ...(await openTestDesk([])), feeds: { find, isReading: () => true } };
});
afterEach(() => desk.library.close());

const urls = async () => (await desk.library.feeds()).map(({ url }) => url);
const add = (name: string, title: string | null = null) =>
  desk.library.addFeed({
    url: `https://${name}.example/feed`,
    title,
    addedAt: '2025-06-01T12:00:00Z',
    nextAt: '2025-07-01T13:00:00Z',
  });

describe('/feeds add', () => {
  it('has a feed read from now on, once', async () => {
    const card = await run(desk, 'feeds add', { address: 'bleat.example' });
    expect(asked).toEqual(['https://bleat.example']);
    expect(wordsOf(card)).toMatch(
      /^Feed added\nThe Daily Bleat\n20 stories in it at the moment\nAll that is in it/,
    );
    expect(await desk.library.feeds()).toMatchObject([
      { url: bleat.url, title: 'The Daily Bleat', nextAt: '2025-07-01T12:00:00.000Z' },
    ]);
    const again = await run(desk, 'feeds add', { address: '<https://bleat.example/feed>' });
    expect(wordsOf(again)).toMatch(/^Feed known already/);
    expect(await urls()).toHaveLength(1);
  });

  it('asks which, where a site names several', async () => {
    const card = await run(desk, 'feeds add', { address: 'https://moo.example/' });
    expect(wordsOf(card)).toMatch(/Which of the 2 feeds\?[\s\S]*All of Moo: https:\/\/moo\.example\/all/);
    expect(await urls()).toEqual([]);
    await press(desk, findButton(card, 'All of Moo'));
    expect(await urls()).toEqual(['https://moo.example/all']);
  });

  it('says so where nothing reads feeds', async () => {
    const idle = { ...desk, feeds: { ...desk.feeds, isReading: () => false } };
    expect(wordsOf(await run(idle, 'feeds add', { address: 'bleat.example' }))).toMatch(/SOUNDBITE_FEEDS/);
  });
});

describe('/feeds test', () => {
  it('tells what would be read, keeps nothing, and offers to add it', async () => {
    const card = await run(desk, 'feeds test', { address: 'https://bleat.example/feed' });
    const words = wordsOf(card);
    for (const part of [
      'asked about every 20 minutes',
      'Goat Wins · 2025-07-01T10:00:00Z · read from its page',
      'Kid Wins · read from the feed',
      'without a headline · neither link nor story',
      'Nothing was kept.',
    ]) {
      expect(words).toContain(part);
    }
    expect(await urls()).toEqual([]);
    await press(desk, findButton(card, 'Add this feed'));
    expect(await urls()).toEqual([bleat.url]);
    expect(requestButtons(await run(desk, 'feeds test', { address: bleat.url }))).toEqual([]);
  });
});

describe('/feeds list', () => {
  it('says how to add the first', async () => {
    expect(wordsOf(await run(desk, 'feeds list'))).toMatch(/There are none yet\..*\/feeds add/);
  });

  it('tells of each how it fares, those that need somebody first', async () => {
    const [well, failing, gone, paused] = await Promise.all(
      ['well', 'failing', 'gone', 'paused', 'new'].map(async (name) => (await add(name, name)).feed.id),
    );
    const { library } = desk;
    await library.changeFeed(well ?? '', { readAt: '2025-07-01T11:50:00Z', intervalMs: 20 * 60_000 });
    await library.changeFeed(failing ?? '', {
      failureCount: 3,
      failingSince: '2025-07-01T11:05:00Z',
      failure: '403 Forbidden',
    });
    await library.changeFeed(gone ?? '', {
      state: 'disabled',
      failure: '410 Gone',
      failureCount: 1,
      failingSince: '2025-07-01T10:00:00Z',
    });
    await library.changeFeed(paused ?? '', { state: 'paused' });
    const entry = {
      key: null,
      guid: null,
      title: null,
      link: null,
      published: null,
      digest: '',
      storyId: null,
      reads: 0,
      failures: 0,
      nextAt: null,
      reason: null,
    };
    await library.keepEntries(well ?? '', [
      { ...entry, address: 'a', state: 'kept' },
      { ...entry, address: 'b', state: 'waiting' },
      { ...entry, address: 'c', state: 'given-up' },
    ]);
    const words = wordsOf(await run(desk, 'feeds list'));
    expect(words.split('\n').slice(1)).toEqual([
      '5 feeds',
      '1 no longer read after days of failure; resume with /feeds resume',
      'gone · no longer read: 1 failure since 2025-07-01T10:00:00.000Z: 410 Gone',
      'failing · 3 failures since 2025-07-01T11:05:00.000Z: 403 Forbidden, asked again 2025-07-01T13:00:00.000Z',
      'well · read 2025-07-01T11:50:00.000Z, again 2025-07-01T13:00:00.000Z, every 20 minutes · 1 story, 1 still to be fetched, 1 could not be had',
      'new · not read yet',
      'paused · paused',
    ]);
  });

  it('pages', async () => {
    for (let number = 10; number < 35; number += 1) await add(`outlet-${number}`);
    const first = await run(desk, 'feeds list');
    expect(wordsOf(first)).toMatch(/25 feeds, 1 to 10 shown[\s\S]*outlet-10[\s\S]*outlet-19[\s\S]*\[Next\]/);
    const last = await run(desk, 'feeds list', {}, 2);
    expect(wordsOf(last)).toMatch(/25 feeds, 21 to 25 shown[\s\S]*outlet-30/);
    await expect(run(desk, 'feeds list', {}, -1)).rejects.toThrow(UsageError);
  });
});

describe('/feeds remove, pause and resume', () => {
  it('do so, by whatever part of a name is typed or chosen', async () => {
    await add('bleat', 'The Daily Bleat');
    await add('moo', 'Moo');
    const [choice] = await findCommand('feeds pause').suggest('feed', 'moo', desk);
    expect(choice?.name).toBe('Moo · https://moo.example/feed');
    await run(desk, 'feeds pause', { feed: choice?.value ?? '' });
    await run(desk, 'feeds pause', { feed: 'daily' });
    expect((await desk.library.feeds()).map(({ state }) => state)).toEqual(['paused', 'paused']);
    await run(desk, 'feeds resume', { feed: 'https://moo.example/feed' });
    expect((await desk.library.feeds())[1]).toMatchObject({
      state: 'active',
      nextAt: '2025-07-01T12:00:00.000Z',
    });
    expect(wordsOf(await run(desk, 'feeds remove', { feed: 'Moo' }))).toMatch(
      /Feed removed\nMoo\nIt is read no more/,
    );
    expect(await urls()).toEqual(['https://bleat.example/feed']);
  });

  it('read a feed afresh that was given up', async () => {
    const { feed } = await add('gone', 'Gone');
    await desk.library.changeFeed(feed.id, {
      state: 'disabled',
      failureCount: 9,
      failure: '410 Gone',
      failingSince: '2025-06-01T10:00:00Z',
    });
    await run(desk, 'feeds resume', { feed: 'Gone' });
    expect((await desk.library.feeds())[0]).toMatchObject({
      state: 'active',
      failureCount: 0,
      failure: null,
      failingSince: null,
    });
  });

  it('read a feed at once that a killed program had claimed', async () => {
    const { feed } = await add('bleat');
    const claim = () => desk.library.claimFeeds('2025-07-01T13:00:00Z', '2025-07-01T13:30:00Z', 1);
    expect(await claim()).toHaveLength(1);
    await run(desk, 'feeds pause', { feed: feed.url });
    await run(desk, 'feeds resume', { feed: feed.url });
    expect(await claim()).toHaveLength(1);
    // One that somebody reads at the moment is not taken from them.
    await run(desk, 'feeds resume', { feed: feed.url });
    expect(await claim()).toHaveLength(0);
  });

  it.each([
    ['nothing', '', /The option “feed” is empty/],
    ['an unknown name', 'yak', /There is no feed “yak”\. \/feeds list shows/],
    [
      'a name that fits two',
      'example',
      /“example” fits 2 feeds: Bleat · https:\/\/bleat\.example\/feed; https:\/\/moo/,
    ],
    ['one that is gone', 'id:999', /There is no feed of that number any more/],
  ])('tell of %s', async (_what, feed, message) => {
    await add('bleat', 'Bleat');
    await add('moo');
    await expect(run(desk, 'feeds remove', { feed })).rejects.toThrow(message);
  });

  it('tell that there are none yet', async () => {
    await expect(run(desk, 'feeds pause', { feed: 'x' })).rejects.toThrow(/There are no feeds yet\. Add one/);
  });
});

it.each(['add', 'list', 'remove', 'pause', 'resume', 'test'])(
  '/feeds %s is for managers only',
  async (name) => {
    const request = { command: `feeds ${name}`, options: {}, page: 0, asker: { mayManage: false } };
    await expect(findCommand(request.command).run(request, desk)).rejects.toThrow(
      /Only members who may manage the server can change which feeds are read/,
    );
  },
);
