import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOpml, writeOpml } from '../../src/syndication/index.ts';
import { anyAddress } from '../any-address.ts';

const now = new Date('2025-06-01T12:00:00Z');

describe('a list of feeds in OPML', () => {
  it('is read with folders in folders, each address once', () => {
    const text = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
      <outline text="News"><outline text="Deep"><outline text="Bleat &amp; Sons" type="rss" xmlUrl="https://bleat.example/feed?a=1&amp;b=2"/></outline></outline>
      <outline title="Moo" text="x" xmlUrl="https://moo.example/feed"/><outline text="again" xmlUrl="https://moo.example/feed"/>
      <outline text="A page" type="link" url="https://bleat.example/"/></body></opml>`;
    expect(readOpml(text)).toEqual([
      { url: 'https://bleat.example/feed?a=1&b=2', title: 'Bleat & Sons' },
      { url: 'https://moo.example/feed', title: 'Moo' },
    ]);
  });

  it.each([[''], ['<rss version="2.0"><channel/></rss>'], ['{}'], ['<html>']])(
    'is not read into %j',
    (text) => {
      expect(readOpml(text)).toBeNull();
    },
  );

  it('knows by a tag which feeds are paused', () => {
    const outline = (category: string) =>
      `<outline text="Moo" category="${category}" xmlUrl="https://moo.example/${category.length}"/>`;
    const text = `<opml version="2.0"><body>${['/news,Paused', '/paused/not', 'news'].map(outline).join('')}</body></opml>`;
    expect(readOpml(text)?.map(({ state }) => state ?? null)).toEqual(['paused', null, null]);
  });

  it('gives back what was written', () => {
    const title = fc
      .string({ minLength: 1, maxLength: 40 })
      .filter((text) => /^[ -~\p{L}]+$/u.test(text) && text.trim() === text);
    const feed = fc.oneof(
      fc.record({ url: anyAddress, title }),
      fc.record({ url: anyAddress, title, state: fc.constant('paused') }),
    );
    const lists = fc.uniqueArray(feed, { selector: ({ url }) => url, minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(lists, (feeds) => {
        expect(readOpml(writeOpml(feeds, now))).toEqual(feeds);
      }),
      { numRuns: 100 },
    );
  });
});
