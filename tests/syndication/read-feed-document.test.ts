import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeedDocument } from '../../src/syndication/index.ts';
import { startStopwatch } from '../start-stopwatch.ts';
import { feeds, findEntries, longHtml } from './samples.ts';

const read = (text: string) => readFeedDocument(text, 'https://bleat.example/feed');
const numbersOf = (text: string) => read(text)?.items.map(({ link }) => Number(link?.at(-1))) ?? null;
const rss = (items: string, more = '') =>
  `<rss version="2.0"><channel><title>Bleat</title>${more}${items}</channel></rss>`;
const item = (title: string, more = '') => `<item><title>${title}</title><link>/goat</link>${more}</item>`;

describe('a feed', () => {
  it.each(Object.entries(feeds))('as %s gives its stories', (_kind, feed) => {
    expect(findEntries(feed)).toHaveLength(6);
    const document = read(feed);
    expect(document).toMatchObject({ title: 'Bleat & Sons', isCutShort: false });
    expect(document?.items.map(({ link }) => link)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `https://bleat.example/stories/${n}`),
    );
    expect(document?.items[0]?.title).toMatch(/^Goat 1(?: & Kid)?$/);
    expect(document?.items[0]?.published).toMatch(/2024/);
    expect(new Set(document?.items.map(({ digest }) => digest)).size).toBe(6);
  });

  it('tells how long it wants to be left alone', () => {
    expect(read(feeds['RSS 2.0'] ?? '')?.ttlMs).toBe(45 * 60_000);
    expect(read(rss(item('Goat'), '<ttl>soon</ttl>'))?.ttlMs).toBeNull();
  });

  it.each([
    ['a byte order mark and blanks', '\ufeff \n'],
    ['a warning of its program', '<br />\n<b>Warning</b>: Undefined goat in /feed.php\n'],
    ['a comment', '<!-- cached -->'],
  ])('behind %s is read', (_what, before) => {
    expect(read(before + rss(item('Goat')))?.items).toHaveLength(1);
  });

  it.each([
    ['a bare &', 'R&D at the Goat & Kid', 'R&D at the Goat & Kid'],
    ['entities twice', 'Kay&amp;#8217;s goat &amp;amp; kid', 'Kay’s goat & kid'],
    ['entities once', 'Kay&#8217;s goat &amp; kid', 'Kay’s goat & kid'],
    ['elements', '&lt;i&gt;Goat&lt;/i&gt; wins', 'Goat wins'],
    ['raw text', '<![CDATA[Goat & <b>Kid</b>]]>', 'Goat & Kid'],
    ['a sign that opens no tag', '5 < 6 goats', '5 < 6 goats'],
    ['line breaks', 'Goat\n   wins', 'Goat wins'],
  ])('with %s in a title gives it as plain words', (_what, printed, title) => {
    expect(read(rss(item(printed)))?.items).toMatchObject([{ title, link: 'https://bleat.example/goat' }]);
  });

  it.each([
    ['<!doctype html><html><body><p>Log in to the wireless network</p>'],
    ['{"goats":[]}'],
    [''],
    ['Not here'],
  ])('is not read into %s', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('a story that writes of feeds', () => {
  it.each([
    ['in raw text', '<![CDATA[<p>Put it between <item><title>so</title></item> and you are done.</p>]]>'],
    ['in a comment', 'Short<!-- <item><title>Old</title><link>/old</link></item> -->'],
  ])('%s is one story', (_what, html) => {
    const items = read(
      rss(item('Goat', `<description>${html}</description>`) + item('Kid').replace('/goat', '/kid')),
    )?.items;
    expect(items?.map(({ title }) => title)).toEqual(['Goat', 'Kid']);
  });
});

describe('an entry', () => {
  const digestOf = (text: string) => read(rss(text))?.items[0]?.digest;

  it.each([
    ['its title', item('Kid')],
    ['its text', item('Goat', '<description>Anew</description>')],
    ['its date', item('Goat', '<pubDate>Fri, 07 Jun 2024 18:27:00 GMT</pubDate>')],
  ])('is another when %s changes', (_what, changed) => {
    expect(digestOf(changed)).not.toBe(digestOf(item('Goat')));
  });

  it.each([
    ['its link', item('Goat').replace('/goat', '/goat?utm_source=rss')],
    ['its GUID', item('Goat', '<guid>anew</guid>')],
  ])('is the same when %s changes', (_what, changed) => {
    expect(digestOf(changed)).toBe(digestOf(item('Goat')));
  });

  it('is the same when only an advertisement in its text changes', () => {
    const text = (ad: string) => item('Goat', `<description><![CDATA[Baa.<img src="${ad}">]]></description>`);
    expect(digestOf(text('1.gif'))).toBe(digestOf(text('2.gif')));
  });

  it('has one address in whatever form it is printed', () => {
    const addressOf = (link: string) => read(rss(item('Goat').replace('/goat', link)))?.items[0]?.address;
    expect(addressOf('http://www.bleat.example/goat/?utm_source=rss#top')).toBe(addressOf('/goat'));
    expect(addressOf('/kid')).not.toBe(addressOf('/goat'));
  });

  it('holds its page where the feed has its story in full', () => {
    const full = read(rss(item('Goat', `<description><![CDATA[${longHtml}]]></description>`)));
    expect(full?.items[0]?.page).toMatchObject({ url: 'https://bleat.example/goat', kind: 'html' });
    expect(read(rss(item('Goat', '<description>Short</description>')))?.items[0]?.page).toBeNull();
  });
});

/** Longer than any feed takes, on the busiest machine; what hangs takes minutes. */
const TIME_MS_MAX = 2000;

describe('a broken feed', () => {
  it.each(Object.entries(feeds))(
    'as %s that breaks off anywhere gives all that stands whole before',
    (_kind, feed) => {
      const entries = findEntries(feed);
      fc.assert(
        fc.property(fc.integer({ min: entries[0]?.start ?? 0, max: feed.length }), (at) => {
          const whole = entries.filter(({ end }) => end <= at).map((_, index) => index + 1);
          expect(numbersOf(feed.slice(0, at)) ?? []).toEqual(whole);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(Object.entries(feeds))('as %s loses no entry that is not damaged itself', (_kind, feed) => {
    const entries = findEntries(feed);
    const scar = fc.record({
      at: fc.integer({ min: entries[0]?.start ?? 0, max: feed.length }),
      length: fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 3000 })),
      put: fc.oneof(
        fc.constantFrom(
          '',
          '<',
          '>',
          '&',
          '"',
          ']]>',
          '<![CDATA[',
          '<b>',
          '</b>',
          '</item>',
          '{',
          '}',
          '\\',
          '\0',
          '&goat;',
        ),
        fc.string({ maxLength: 20 }),
      ),
    });
    fc.assert(
      fc.property(scar, ({ at, length, put }) => {
        const elapsed = startStopwatch();
        const found = numbersOf(feed.slice(0, at) + put + feed.slice(at + length)) ?? [];
        expect(elapsed()).toBeLessThan(TIME_MS_MAX);
        // What touches an entry's edge may tear open the one beside it.
        const unhurt = entries.flatMap(({ start, end }, index) =>
          end < at || start > at + length ? [index + 1] : [],
        );
        expect(found).toEqual(expect.arrayContaining(unhurt));
      }),
      { numRuns: 125 },
    );
  });

  it('loses none behind an entry whose own tag breaks off', () => {
    const feed = feeds['RSS 1.0'] ?? '';
    const torn = feed.replace('stories/5"><title>Goat 5</title>', 'stories/5"');
    expect(torn).not.toBe(feed);
    expect(numbersOf(torn)).toEqual([1, 2, 3, 4, 6]);
  });

  it.each([
    ['items that never end', `<rss><channel>${'<item>'.repeat(100_000)}`],
    ['sections that never end', `<rss><channel><item>${'<![CDATA['.repeat(100_000)}`],
    ['sections within sections', `<rss><channel><item>${'<![CDATA['.repeat(100_000)}]]></item>`],
    ['comments that never end', `<rss><channel>${'<!--'.repeat(100_000)}`],
    ['tags that never end', `<rss><channel>${'<title'.repeat(100_000)}`],
    ['tags that never end within a title', `<feed><entry><title>${'<title'.repeat(50_000)}`],
    ['attributes that never end within a title', `<feed><entry><title>${'<a b="'.repeat(50_000)}`],
    ['tags that end in a mark within a title', `<feed><entry><title>${'<a'.repeat(60_000)}" >`],
    ['tags of its own kind within a title', `<feed><entry><title>${'<!DOCTYPE '.repeat(50_000)}" >`],
    ['elements within elements', `<rss><channel>${'<b>'.repeat(20_000)}`],
    ['braces that never end', `{"version":"https://jsonfeed.org/version/1","items":[${'{'.repeat(100_000)}`],
    ['lists within lists', `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(100_000)}`],
    [
      'entities that multiply',
      `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(1000)}">]>${rss(item('&a;'.repeat(5000)))}`,
    ],
  ])('of %s comes to an end', (_what, text) => {
    const elapsed = startStopwatch();
    read(text);
    expect(elapsed()).toBeLessThan(TIME_MS_MAX);
  });
});
