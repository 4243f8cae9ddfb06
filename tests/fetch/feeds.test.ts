import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractStory } from '../../src/extract/index.ts';
import { type InputItem, readInputs } from '../../src/fetch/index.ts';
import { readFeedDocument } from '../../src/syndication/index.ts';
import { answer, localOnly, serve } from './serve.ts';

const long = Array.from(
  { length: 30 },
  (_, n) => `<p>The goat said “baa ${n}” and went on its way up the hill.</p>`,
).join('');

const rss = (items: string, after = '</channel></rss>') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Daily Bleat &amp; Sons</title><link>https://bleat.example/</link>${items}${after}`;

const rssItem = `<item><title>Goat &amp;amp; &lt;i&gt;Kid&lt;/i&gt; "Win"</title><link>/stories/goat</link><dc:creator>Kay Reyes</dc:creator>
<pubDate>Fri, 07 Jun 2024 18:27:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[CONTENT]]></content:encoded></item>`;

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Bleat</title><entry><title>Goat</title><id>urn:1</id>
<link rel="enclosure" href="https://bleat.example/goat.mp3"/><link href="https://bleat.example/stories/goat"/><author><name>Kay Reyes</name></author>
<published>2024-06-07T18:27:00Z</published><content type="html">CONTENT</content></entry></feed>`;

const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Bleat</title></channel><item><title>Goat</title><link>https://bleat.example/stories/goat</link>
<dc:creator>Kay Reyes</dc:creator><dc:date>2024-06-07T18:27:00Z</dc:date><content:encoded><![CDATA[CONTENT]]></content:encoded></item></rdf:RDF>`;

const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const json = (content: object) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Bleat',
    items: [
      {
        id: '1',
        url: 'https://bleat.example/stories/goat',
        title: 'Goat',
        authors: [{ name: 'Kay Reyes' }],
        date_published: '2024-06-07T18:27:00Z',
        ...content,
      },
    ],
  });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soundbite-feeds-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(input: string, options = {}): Promise<readonly InputItem[]> {
  const items: InputItem[] = [];
  for await (const item of readInputs([input], { ...localOnly, ...options })) items.push(item);
  return items;
}

/** Serves a feed whose links are its own, relative where the feed's kind allows that. */
const feedOf = (feed: string) =>
  answer(feed.replaceAll('https://bleat.example/stories', '/stories'), { 'content-type': 'application/xml' });

const bodyOf = (item: InputItem | undefined) =>
  item?.kind === 'page' && item.page.kind === 'html' ? item.page.body : '';

const summarise = (item: InputItem) =>
  item.kind === 'page' ? `page ${item.page.url}` : `${item.kind} ${item.error.message}`;

describe('a feed that holds its stories in full', () => {
  it.each([
    ['RSS', rss(rssItem.replace('CONTENT', long))],
    ['RSS, as description', rss(rssItem.replace('CONTENT', '').replace('Short.', escapeXml(long)))],
    ['Atom', atom.replace('CONTENT', escapeXml(long))],
    [
      'Atom, as XHTML',
      atom
        .replace('type="html"', 'type="xhtml"')
        .replace('CONTENT', `<div xmlns="http://www.w3.org/1999/xhtml">${long}</div>`),
    ],
    ['RDF', rdf.replace('CONTENT', long)],
    ['JSON Feed', json({ content_html: long })],
    ['JSON Feed, as text', json({ content_text: long.replace(/<\/p>/g, '\n\n').replace(/<p>/g, '') })],
  ])('as %s needs no visit to their pages', async (_name, feed) => {
    const server = await serve({ '/feed': feedOf(feed) });
    const [item, ...more] = await read(`${server.origin}/feed`);
    expect(more).toEqual([]);
    expect(server.paths).toEqual(['/robots.txt', '/feed']);
    const link = `${server.origin}/stories/goat`;
    expect(item).toMatchObject({ kind: 'page', input: link, page: { id: null, url: link, kind: 'html' } });
    const body = bodyOf(item);
    for (const part of [
      '“baa 0”',
      '“baa 29”',
      'Kay Reyes',
      'Bleat',
      'content="Goat',
      '2024',
      'rel="canonical"',
    ]) {
      expect(body).toContain(part);
    }
  });

  it('is believed of its own site only', async () => {
    const victim = await serve({ '/stories/goat': '<p>As printed' });
    const item = rssItem.replace('CONTENT', long).replace('/stories', `${victim.origin}/stories`);
    const server = await serve({ '/feed': feedOf(rss(item)) });
    const path = join(folder, 'abroad.xml');
    await writeFile(path, rss(item));
    for (const input of [`${server.origin}/feed`, path]) {
      expect(await read(input)).toMatchObject([
        { kind: 'page', page: { url: `${victim.origin}/stories/goat`, body: '<p>As printed' } },
      ]);
    }
  });

  it.each([
    '<link rel="canonical" href="https://victim.example/story">',
    '<LINK\nrel=canonical href=https://victim.example/story>',
    '<meta property="og:url" content="https://victim.example/story">',
    '<script type="application/ld+json">{"@type":"NewsArticle","url":"https://victim.example/story","mainEntityOfPage":"https://victim.example/story"}</script>',
  ])('cannot claim an address in the text of a story without one: %s', async (claim) => {
    const path = join(folder, 'claim.xml');
    await writeFile(
      path,
      rss(rssItem.replace('CONTENT', claim + long).replace('<link>/stories/goat</link>', '')),
    );
    const [item] = await read(path);
    if (item?.kind !== 'page') throw new Error('The feed gave no page.');
    const story = extractStory(item.page);
    expect(story.url).toBeNull();
    expect(story.paragraphs.join(' ')).toContain('“baa 29”');
  });

  it('lets nothing out of the head of the page', async () => {
    const item = rssItem
      .replace('CONTENT', long)
      .replace('Kay Reyes', '"&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    const server = await serve({ '/feed': feedOf(rss(item)) });
    const [page] = await read(`${server.origin}/feed`);
    const body = bodyOf(page);
    expect(body).toContain('<meta name="author" content="&quot;>alert(1)">');
    expect(body).not.toContain('<script');
  });
});

describe('a feed that holds summaries', () => {
  it.each([
    ['RSS', 'application/rss+xml'],
    ['RSS sent as HTML', 'text/html'],
    ['RSS sent as text', 'text/plain'],
    ['RSS sent as XML', 'text/xml; charset=utf-8'],
  ])('as %s has its pages fetched, once each, in order', async (_name, type) => {
    const items = ['/a', '/b', '/a', '/none'].map(
      (link) => `<item><title>T</title><link>${link}</link><description>Short.</description></item>`,
    );
    const noLink = '<item><title>Lost goat</title><description>Short.</description></item>';
    const server = await serve({
      '/feed': answer(rss(items.join('') + noLink), { 'content-type': type }),
      '/a': '<p>A',
      '/b': '<p>B',
    });
    const results = await read(`${server.origin}/feed`);
    expect(results.map(summarise)).toEqual([
      `page ${server.origin}/a`,
      `page ${server.origin}/b`,
      expect.stringMatching(/^problem .*\/none was not found on its server/),
      expect.stringMatching(/^problem .*\/feed: Lost goat has neither a link nor its story/),
    ]);
    expect(server.paths).toEqual(['/robots.txt', '/feed', '/a', '/b', '/none']);
    expect(server.connections()).toBe(1);
  });

  it('that ends in an ellipsis is fetched however long it is', async () => {
    const item = rssItem.replace('CONTENT', `${long}<p>Continue reading…</p>`);
    const server = await serve({
      '/feed': answer(rss(item), { 'content-type': 'text/xml' }),
      '/stories/goat': '<p>Whole',
    });
    expect(await read(`${server.origin}/feed`)).toMatchObject([{ page: { body: '<p>Whole' } }]);
  });

  it('has no link followed that leads inside', async () => {
    const trap = await serve({ '/': '<p>Caught' });
    const links = ['http://127.0.0.9:PORT/', 'file:///etc/passwd', 'http://localhost:PORT/'];
    const items = links.map((link) => `<item><link>${link.replace('PORT', String(trap.port))}</link></item>`);
    const server = await serve({ '/feed': answer(rss(items.join('')), { 'content-type': 'text/xml' }) });
    const results = await read(`${server.origin}/feed`);
    expect(results.map(({ kind }) => kind)).toEqual(['problem', 'problem', 'problem']);
    expect(trap.connections()).toBe(0);
  });
});

describe('a broken feed', () => {
  it.each([
    [
      'no feed at all',
      '<rss version="2.0"><nothing',
      /feed\.xml is a broken feed: it cannot be read as RSS, Atom or JSON Feed/,
    ],
    ['no stories', rss(''), /feed\.xml is a feed without stories at the moment/],
    ['cut off JSON', json({}).slice(0, 80), /feed\.xml is a broken feed/],
  ])('with %s is told', async (_name, feed, message) => {
    const path = join(folder, 'feed.xml');
    await writeFile(path, feed);
    expect((await read(path)).map(summarise)).toEqual([expect.stringMatching(message)]);
  });

  it('cut off in the middle gives the stories before that, and tells', async () => {
    const item = rssItem.replace('CONTENT', long);
    const server = await serve({ '/feed': feedOf(rss(item, '<item><title>And then & the')) });
    expect((await read(`${server.origin}/feed`)).map(summarise)).toEqual([
      `page ${server.origin}/stories/goat`,
      expect.stringMatching(/feed breaks off in the middle; the 1 whole entries before that were read/),
    ]);
  });

  it('full of entities that multiply is read without them', async () => {
    const entities = Array.from(
      { length: 12 },
      (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`,
    ).join('');
    const bomb = rss(rssItem.replace('Short.', '&e12;')).replace(
      '?>',
      `?><!DOCTYPE rss [<!ENTITY e0 "ha">${entities}]>`,
    );
    expect(JSON.stringify(readFeedDocument(bomb, 'https://bleat.example/')).length).toBeLessThan(5000);
  });
});
