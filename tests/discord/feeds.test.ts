import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Answerer } from '../../src/answerer/index.ts';
import { openFeedKeeper } from '../../src/feeds/index.ts';
import { createFetcher, type Fetcher } from '../../src/fetch/index.ts';
import { type Library, openMemoryLibrary } from '../../src/library/index.ts';
import { keepPage, openDesk } from '../../src/pipeline.ts';
import { openReader } from '../../src/reader/index.ts';
import { openSteeredClock } from '../feeds/farm/steered-clock.ts';
import { answer, localOnly, serve } from '../fetch/serve.ts';
import { bo, mona, press, readWords, typeInto, useCommand } from './double/index.ts';
import { closeStages, linesOf, openStage, type Stage } from './harness.ts';

const reader = openReader();
const now = () => new Date('2025-06-01T12:00:00Z');
let library: Library;
let fetcher: Fetcher;
let stage: Stage;

beforeAll(async () => {
  library = await openMemoryLibrary();
  fetcher = createFetcher(localOnly);
  const answerer = library as Answerer;
  const desk = openDesk({ reader, answerer, fetcher, now, isReadingFeeds: () => true });
  stage = await openStage({ desk, commands });
});
afterEach(async () => {
  for (const { id } of await library.feeds()) await library.removeFeed(id);
});
afterAll(async () => {
  await closeStages();
  await Promise.all([fetcher.close(), reader.close(), library.close()]);
});

const story = `<html><head><title>Goat Eats Card</title></head><body><article><h1>Goat Eats Card</h1>${'<p>“I waited years for this card,” Ada Kettle said on Monday at the hall by the harbour.</p>'.repeat(4)}</article></body></html>`;
const feed = answer(
  '<rss version="2.0"><channel><title>The Daily Bleat</title><item><title>Goat</title><link>/goat</link></item></channel></rss>',
  { 'content-type': 'application/rss+xml' },
);
const named = '<link rel="alternate" type="application/rss+xml" title="News" href="/feed">';

const use = async (name: string, options: Readonly<Record<string, string>> = {}) =>
  useCommand(stage.double, name, options, { by: mona }).answered();

describe('/feeds over the wire', () => {
  it('is one command with six subcommands, for managers', () => {
    const feeds = stage.double.registry.commands.find(({ name }) => name === 'feeds');
    expect(feeds).toMatchObject({ default_member_permissions: '32' });
    const subcommands = feeds?.['options'] as readonly { readonly name: string; readonly type: number }[];
    expect(subcommands.map(({ name, type }) => `${type} ${name}`)).toEqual([
      '1 add',
      '1 list',
      '1 remove',
      '1 pause',
      '1 resume',
      '1 test',
    ]);
  });

  it('goes from a site’s address to stories that answer', async () => {
    const server = await serve({ '/': named, '/feed': feed, '/goat': story });
    const tried = await use('feeds test', { address: server.origin });
    expect(tried.isPrivate).toBe(true);
    expect(readWords(tried)).toMatch(/What would be read[\s\S]*The Daily Bleat[\s\S]*Nothing was kept/);
    const added = await press(stage.double, tried, /Add this feed/, { by: mona }).answered();
    expect(readWords(added)).toMatch(/Feed added/);
    const clock = openSteeredClock(now().getTime());
    const keeper = openFeedKeeper({
      library,
      fetcher,
      reader,
      keepPage: async (page, formerId) => (await keepPage(page, { reader, library }, formerId)).storyId,
      clock,
      random: () => 0,
      log: () => {},
    });
    await keeper.readDue();
    await keeper.stop();
    expect(readWords(await use('latest'))).toMatch(/Goat Eats Card/);
    // Moments are Discord's own, so that everybody sees their own time.
    expect(readWords(await use('feeds list'))).toMatch(
      /The Daily Bleat.* · read <t:\d+:R>, again <t:\d+:R>, .*1 story/,
    );
  });

  it('asks which, removes what is chosen, and completes its name', async () => {
    const server = await serve({
      '/': named + named.replace('/feed', '/film'),
      '/feed': feed,
      '/film': feed,
    });
    const choice = await use('feeds add', { address: server.origin });
    await press(stage.double, choice, /News/, { by: mona }).answered();
    const [offered] = await typeInto(stage.double, 'feeds remove', 'feed', 'bleat');
    expect(offered?.['name']).toMatch(/^The Daily Bleat · http/);
    const removed = await use('feeds remove', { feed: String(offered?.['value']) });
    expect(readWords(removed)).toMatch(/Feed removed/);
    expect(await library.feeds()).toEqual([]);
  });

  it('is refused to members who may not manage the server, and pressed by them too', async () => {
    const server = await serve({ '/feed': feed });
    const refused = await useCommand(
      stage.double,
      'feeds add',
      { address: `${server.origin}/feed` },
      { by: bo },
    ).answered();
    expect(readWords(refused)).toMatch(/permission Manage Server can use .*feeds add/);
    const tried = await useCommand(
      stage.double,
      'feeds test',
      { address: `${server.origin}/feed` },
      { by: mona },
    ).answered();
    const pressed = await press(stage.double, tried, /Add this feed/, { by: bo }).answered();
    expect(readWords(pressed)).toMatch(/Only members/);
    expect(await library.feeds()).toEqual([]);
    expect(linesOf(stage, 'error')).toEqual([]);
  });

  it('tells what is wrong with an address', async () => {
    const server = await serve({ '/': '<p>Welcome' });
    expect(readWords(await use('feeds add', { address: server.origin }))).toMatch(/There is no feed at/);
    expect(readWords(await use('feeds add', { address: 'http://10.0.0.1/feed' }))).toMatch(
      /not on the public web/,
    );
  });
});
