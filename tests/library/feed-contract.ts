import { afterEach, describe, expect, it } from 'vitest';
import type { KeptEntry } from '../../src/domain.ts';
import type { Library } from '../../src/library/index.ts';

const minutes = (count: number) => new Date(Date.UTC(2025, 5, 1, 12, count)).toISOString();
const noon = minutes(0);

const entry = (more: Partial<KeptEntry> = {}): KeptEntry => ({
  key: null,
  guid: 'urn:goat',
  address: 'digest-of-goat',
  title: 'digest-of-title',
  link: null,
  published: 'Sun, 01 Jun 2025 12:00:00 GMT',
  digest: 'one',
  state: 'kept',
  storyId: 'goat',
  reads: 1,
  failures: 0,
  nextAt: null,
  reason: null,
  ...more,
});

/** What every library must do with feeds; `library` gives the one under test. */
export function describeFeeds(library: () => Library): void {
  const add = async (name: string, nextAt = noon) =>
    (await library().addFeed({ url: `https://${name}.example/feed`, title: null, addedAt: noon, nextAt }))
      .feed;
  const claim = async (now: string, until = minutes(600), limit = 10) =>
    (await library().claimFeeds(now, until, limit)).map(({ url }) => new URL(url).hostname.split('.')[0]);
  const matchAddress = async (feedId: string, address: string) =>
    (await library().matchEntries(feedId, [{ guid: null, address }]))[0];

  describe('feeds', () => {
    afterEach(async () => {
      for (const { id } of await library().feeds()) await library().removeFeed(id);
    });

    it('are kept once an address, in order', async () => {
      const bleat = await add('bleat');
      await add('moo');
      expect(bleat).toEqual({
        id: bleat.id,
        url: 'https://bleat.example/feed',
        title: null,
        state: 'active',
        addedAt: noon,
        nextAt: noon,
        intervalMs: 30 * 60_000,
        etag: null,
        lastModified: null,
        versionUrl: null,
        readAt: null,
        failureCount: 0,
        failingSince: null,
        failure: null,
        note: null,
        storyCounts: { kept: 0, waiting: 0, givenUp: 0 },
      });
      const again = { url: bleat.url, title: 'Another', addedAt: minutes(1), nextAt: minutes(1) };
      expect(await library().addFeed(again)).toEqual({ feed: bleat, isNew: false });
      expect((await library().feeds()).map(({ url }) => url)).toEqual([
        'https://bleat.example/feed',
        'https://moo.example/feed',
      ]);
    });

    it('change in what is given and stay in the rest', async () => {
      const { id } = await add('bleat');
      const change = {
        url: 'https://bleat.example/new',
        title: 'The Daily Bleat',
        state: 'disabled' as const,
        nextAt: minutes(5),
        intervalMs: 300_000,
        etag: '"1"',
        lastModified: 'Sun, 01 Jun 2025 12:00:00 GMT',
        versionUrl: 'https://bleat.example/new',
        readAt: minutes(1),
        failureCount: 3,
        failingSince: minutes(2),
        failure: '403 Forbidden',
        note: 'It moved.',
      };
      expect(await library().changeFeed(id, change)).toMatchObject(change);
      expect(await library().changeFeed(id, { failure: null, failureCount: 0 })).toMatchObject({
        ...change,
        failure: null,
        failureCount: 0,
      });
      expect(await library().changeFeed('999', { title: 'Nobody' })).toBeNull();
    });

    it('never take the address of another', async () => {
      const { id } = await add('bleat');
      await add('moo');
      const changed = await library().changeFeed(id, { url: 'https://moo.example/feed' });
      expect(changed?.url).toBe('https://bleat.example/feed');
    });

    it('are claimed when they are due, the longest waiting first, each by one only', async () => {
      await add('late', minutes(-5));
      await add('later', minutes(10));
      await add('latest', minutes(-10));
      expect(await claim(noon, minutes(30), 1)).toEqual(['latest']);
      expect(await claim(noon, minutes(30))).toEqual(['late']);
      expect(await claim(noon)).toEqual([]);
      expect(await claim(minutes(29), minutes(30))).toEqual(['later']);
      // Whoever claimed them was killed: their time is over.
      expect(await claim(minutes(30))).toEqual(['latest', 'late', 'later']);
    });

    it('let go of are free, and those paused or disabled are never claimed', async () => {
      const { id } = await add('bleat');
      expect(await claim(noon)).toEqual(['bleat']);
      await library().changeFeed(id, { claimedUntil: null });
      for (const state of ['paused', 'disabled'] as const) {
        await library().changeFeed(id, { state });
        expect(await claim(noon)).toEqual([]);
      }
      await library().changeFeed(id, { state: 'active' });
      expect(await claim(noon)).toEqual(['bleat']);
    });

    it('are claimed too when an entry is to be tried again', async () => {
      const { id } = await add('bleat', minutes(60));
      await library().keepEntries(id, [entry({ state: 'waiting', nextAt: minutes(5) })]);
      expect(await claim(minutes(4))).toEqual([]);
      expect(await claim(minutes(5))).toEqual(['bleat']);
    });

    it('that are removed leave nothing, and their stories stay out of it', async () => {
      const { id } = await add('bleat');
      await library().keepEntries(id, [entry()]);
      expect(await library().removeFeed(id)).toBe(true);
      expect(await library().removeFeed(id)).toBe(false);
      expect(await library().feeds()).toEqual([]);
      // Somebody still reads it: what they bring comes too late and hurts nobody.
      await library().keepEntries(id, [entry()]);
      const { id: other } = await add('moo');
      expect(await matchAddress(other, 'digest-of-goat')).toEqual({
        byGuid: null,
        byAddress: null,
        elsewhere: null,
      });
    });
  });

  describe('entries of feeds', () => {
    afterEach(async () => {
      for (const { id } of await library().feeds()) await library().removeFeed(id);
    });

    it('are found by GUID within their feed, by address everywhere', async () => {
      const [{ id }, { id: other }] = [await add('bleat'), await add('moo')];
      await library().keepEntries(id, [entry()]);
      const names = { guid: 'urn:goat', address: 'digest-of-goat' };
      const kept = { ...entry(), key: expect.any(Number) };
      expect(await library().matchEntries(id, [names, { guid: null, address: null }])).toEqual([
        { byGuid: kept, byAddress: kept, elsewhere: null },
        { byGuid: null, byAddress: null, elsewhere: null },
      ]);
      expect(await library().matchEntries(other, [names])).toEqual([
        { byGuid: null, byAddress: null, elsewhere: kept },
      ]);
    });

    it('are replaced under their key', async () => {
      const { id } = await add('bleat');
      await library().keepEntries(id, [entry()]);
      const first = (await matchAddress(id, 'digest-of-goat'))?.byAddress;
      if (!first) throw new Error('The entry was not found.');
      await library().keepEntries(id, [{ ...first, guid: 'urn:goat-2', digest: 'two', state: 'given-up' }]);
      expect(await library().matchEntries(id, [{ guid: 'urn:goat', address: null }])).toMatchObject([
        { byGuid: null },
      ]);
      expect((await matchAddress(id, 'digest-of-goat'))?.byAddress).toMatchObject({
        key: first.key,
        digest: 'two',
      });
      expect((await library().feeds())[0]?.storyCounts).toEqual({ kept: 0, waiting: 0, givenUp: 1 });
    });

    it('are counted by their state, whatever happens to them', async () => {
      const { id } = await add('bleat');
      const counts = async () => (await library().feeds())[0]?.storyCounts;
      await library().keepEntries(id, [
        entry({ guid: 'a', state: 'waiting' }),
        entry({ guid: 'b', state: 'waiting' }),
        entry({ guid: 'c' }),
      ]);
      expect(await counts()).toEqual({ kept: 1, waiting: 2, givenUp: 0 });
      const matches = await library().matchEntries(id, [
        { guid: 'a', address: null },
        { guid: 'b', address: null },
        { guid: 'c', address: null },
      ]);
      const [a, b, c] = matches.map(({ byGuid }) => byGuid);
      if (!a || !b || !c) throw new Error('The entries were not found.');
      await library().keepEntries(id, [{ ...a, state: 'kept' }, { ...b, state: 'given-up' }, c]);
      expect(await counts()).toEqual({ kept: 2, waiting: 0, givenUp: 1 });
    });

    it('that wait are given when their time has come, the longest waiting first', async () => {
      const [{ id }, { id: other }] = [await add('bleat'), await add('moo')];
      const wait = (guid: string, nextAt: string) =>
        entry({ guid, address: null, link: 'https://bleat.example/goat', state: 'waiting', nextAt });
      await library().keepEntries(id, [
        wait('b', minutes(2)),
        wait('a', minutes(1)),
        wait('c', minutes(3)),
        entry(),
      ]);
      await library().keepEntries(other, [wait('d', noon)]);
      const guids = async (now: string, limit: number) =>
        (await library().waitingEntries(id, now, limit)).map(({ guid }) => guid);
      expect(await guids(minutes(2), 10)).toEqual(['a', 'b']);
      expect(await guids(minutes(9), 2)).toEqual(['a', 'b']);
      expect(await guids(noon, 10)).toEqual([]);
      expect((await library().feeds())[0]?.storyCounts).toEqual({ kept: 1, waiting: 3, givenUp: 0 });
    });
  });
}
