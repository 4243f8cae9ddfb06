import { describe, expect, it } from 'vitest';
import type { KeptEntry } from '../../src/domain.ts';
import { sortItem, tidyItems } from '../../src/feeds/sort-items.ts';
import { digest, type FeedItem } from '../../src/syndication/index.ts';

const nowMs = Date.UTC(2025, 5, 1, 12);
const now = new Date(nowMs).toISOString();

const item = (more: Partial<FeedItem> = {}): FeedItem => ({
  guid: 'goat',
  link: 'https://bleat.example/goat',
  address: 'address-of-goat',
  title: 'Goat Wins',
  published: 'Sun, 01 Jun 2025 12:00:00 GMT',
  digest: 'one',
  page: null,
  ...more,
});

const known = (more: Partial<KeptEntry> = {}): KeptEntry => ({
  key: 7,
  guid: 'goat',
  address: 'address-of-goat',
  title: digest(['Goat Wins']),
  link: null,
  published: 'Sun, 01 Jun 2025 12:00:00 GMT',
  digest: 'one',
  state: 'kept',
  storyId: 'story',
  reads: 1,
  failures: 0,
  nextAt: null,
  reason: null,
  ...more,
});

const nobody = { byGuid: null, byAddress: null, elsewhere: null };
const sort = (one: FeedItem, match = {}) => sortItem(one, { ...nobody, ...match }, nowMs);

describe('an entry', () => {
  it('that is new is to be read now', () => {
    expect(sort(item())).toMatchObject({
      todo: 'read',
      entry: { key: null, state: 'waiting', nextAt: now, link: 'https://bleat.example/goat', storyId: null },
    });
  });

  it.each([
    ['its address and GUID', { byGuid: known(), byAddress: known() }, item(), 'nothing'],
    ['its address, under another GUID', { byAddress: known() }, item({ guid: 'anew' }), 'note'],
    ['its GUID, at another address', { byGuid: known() }, item({ address: 'anew' }), 'note'],
    [
      'its GUID, at another address under another headline',
      { byGuid: known() },
      item({ address: 'anew', title: 'Goat Loses' }),
      'note',
    ],
    [
      'its GUID, without an address',
      { byGuid: known({ address: null }) },
      item({ address: null }),
      'nothing',
    ],
    ['its address in another feed', { elsewhere: known() }, item(), 'note'],
  ])('known by %s is not read again', (_what, match, one, todo) => {
    const sorted = sort(one, match);
    expect(sorted.todo).toBe(todo);
    expect(sorted.entry).toMatchObject({ state: 'kept', storyId: 'story', guid: one.guid });
  });

  it('under a GUID that once was another’s, with another address, headline and date, is new', () => {
    const other = item({ address: 'anew', title: 'Kid Wins', published: 'Mon, 02 Jun 2025 12:00:00 GMT' });
    expect(sort(other, { byGuid: known() })).toMatchObject({
      todo: 'read',
      entry: { key: null, storyId: null },
    });
  });

  it('that changed is read again as the same story: at once, then after ever longer pauses', () => {
    const minutes = [1, 2, 3, 4, 100].map((reads) => {
      const { todo, entry } = sort(item({ digest: 'two' }), { byAddress: known({ reads }) });
      expect(todo).toBe('read');
      expect(entry).toMatchObject({ key: 7, storyId: 'story', state: 'waiting', digest: 'two', failures: 0 });
      return (Date.parse(entry.nextAt ?? '') - nowMs) / 60_000;
    });
    expect(minutes).toEqual([0, 15, 30, 60, 24 * 60]);
  });

  it('that was given up is tried again when it changes', () => {
    const givenUp = known({ state: 'given-up', storyId: null, reads: 0, failures: 3 });
    expect(sort(item(), { byAddress: givenUp }).todo).toBe('nothing');
    expect(sort(item({ digest: 'two' }), { byAddress: givenUp })).toMatchObject({
      todo: 'read',
      entry: { state: 'waiting', nextAt: now, failures: 0 },
    });
  });

  it('that waits goes on waiting, whatever changes of it', () => {
    const later = '2025-06-01T14:00:00.000Z';
    const waiting = known({
      state: 'waiting',
      storyId: null,
      nextAt: later,
      failures: 2,
      link: 'https://old.example/',
    });
    expect(sort(item({ digest: 'two' }), { byAddress: waiting }).entry).toMatchObject({
      state: 'waiting',
      nextAt: later,
      failures: 2,
      link: 'https://bleat.example/goat',
    });
  });

  it('that another feed is about to fetch is left to it for a while', () => {
    const waiting = known({ state: 'waiting', storyId: null });
    expect(sort(item(), { elsewhere: waiting }).entry.nextAt).toBe('2025-06-01T12:10:00.000Z');
  });
});

describe('entries of one feed', () => {
  it('at one address are one', () => {
    const items = tidyItems([item({ guid: 'a' }), item({ guid: 'b' }), item({ guid: 'c', address: null })]);
    expect(items.map(({ guid }) => guid)).toEqual(['a', 'c']);
  });

  it('of one GUID have none', () => {
    const items = tidyItems([item(), item({ address: 'kid' }), item({ guid: 'cow', address: 'cow' })]);
    expect(items.map(({ guid }) => guid)).toEqual([null, null, 'cow']);
  });
});
