import { describe, expect, it } from 'vitest';
import { findFeedLinks } from '../../src/syndication/index.ts';
import { startStopwatch } from '../start-stopwatch.ts';

const find = (html: string) => findFeedLinks(html, 'https://bleat.example/news/').map(({ url }) => url);

describe('the feeds that a page names', () => {
  it('are found with their titles', () => {
    const html =
      '<head><link rel="alternate" type="application/rss+xml" title="Bleat &amp; Sons" href="/feed?a=1&amp;b=2"></head>';
    expect(findFeedLinks(html, 'https://bleat.example/')).toEqual([
      { url: 'https://bleat.example/feed?a=1&b=2', title: 'Bleat & Sons' },
    ]);
  });

  it.each([
    [
      'single marks',
      "<LINK REL='alternate' TYPE='application/atom+xml' HREF='atom.xml'>",
      ['https://bleat.example/news/atom.xml'],
    ],
    [
      'no marks',
      '<link rel=alternate type=application/feed+json href=/feed.json>',
      ['https://bleat.example/feed.json'],
    ],
    [
      'a charset',
      '<link rel="alternate" type="application/rss+xml; charset=utf-8" href="/rss">',
      ['https://bleat.example/rss'],
    ],
    ['another language', '<link rel="alternate" hreflang="fr" href="/fr">', []],
    ['a style', '<link rel="stylesheet" type="application/rss+xml" href="/a.css">', []],
    ['a script', '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', []],
    ['a comment', '<!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->', []],
  ])('with %s', (_what, html, urls) => {
    expect(find(html)).toEqual(urls);
  });

  it('leave out those of comments, where there are others', () => {
    const comments =
      '<link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed">';
    const stories = '<link rel="alternate" type="application/rss+xml" href="/feed">';
    expect(find(stories + comments)).toEqual(['https://bleat.example/feed']);
    expect(find(comments)).toEqual(['https://bleat.example/comments/feed']);
  });

  it.each(['<link ', '<a ', '<meta ', '<!--', '<meta og:type '])(
    'are found in time in a page of %s made to hold us up',
    (text) => {
      const feed = '<link rel="alternate" type="application/rss+xml" href="/feed">';
      const html = feed + text.repeat(Math.ceil(3_000_000 / text.length));
      const elapsed = startStopwatch();
      expect(find(html)).toEqual(['https://bleat.example/feed']);
      expect(elapsed()).toBeLessThan(2000);
    },
  );
});
