import { describe, expect, it } from 'vitest';
import { writeWithClock } from '../../src/cli/write-with-clock.ts';
import { extractStory } from '../../src/extract/index.ts';

const filler =
  'Odile Marchetti came to the harbor early, had coffee with the crew, and stayed until the lamps were lit, which nobody had expected of a show in its ninth season.';

interface Parts {
  readonly head?: string;
  readonly below?: string;
  readonly after?: string;
  readonly url?: string;
}

const read = ({ head = '', below = '', after = '', url = 'https://glossfront.example/goats' }: Parts) =>
  extractStory({
    id: null,
    url,
    kind: 'html',
    body: `<html lang="en-US"><head><title>Goats of the Week | Glossfront</title>${head}</head><body><article><h1>Goats of the Week</h1>${below}<p>${filler}</p><p>${filler.replace('Odile', 'Her aunt')}</p><p>${filler.replace('Odile', 'A goat')}</p></article>${after}</body></html>`,
  });

const readDate = (parts: Parts) => {
  const { published, details } = read(parts);
  return published === null ? null : writeWithClock(published, details?.clockMinutes ?? null);
};

const meta = (property: string, content: string) => `<meta property="${property}" content="${content}">`;
const ld = (thing: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...thing })}</script>`;

describe('the day of publication', () => {
  it.each<[string, Parts, string | null]>([
    [
      'is the one of the page’s own zone',
      { head: ld({ datePublished: '2023-01-21T16:43:28-08:00' }) },
      '2023-01-21T16:43:28-08:00',
    ],
    [
      'is the one of the zone that the page shows, where its metadata are in UTC',
      {
        head: ld({ datePublished: '2023-01-22T00:43:28Z' }),
        below: '<time datetime="2023-01-21T16:43:28-08:00">Jan. 21</time>',
      },
      '2023-01-21T16:43:28-08:00',
    ],
    [
      'is the one printed, where nothing tells the zone',
      {
        head: meta('article:published_time', '2025-12-19T02:41:41+00:00'),
        below: '<p>December 18, 2025</p>',
      },
      '2025-12-18T23:41:41-03:00',
    ],
    [
      'is the one in the address, where nothing tells the zone',
      {
        head: meta('article:published_time', '2025-12-19T02:41:41Z'),
        url: 'https://glossfront.example/2025/12/18/goats',
      },
      '2025-12-18T23:41:41-03:00',
    ],
    [
      'is in the address, where the page says nothing',
      { url: 'https://glossfront.example/2025/oct/03/goats' },
      '2025-10-03T00:00:00Z',
    ],
    [
      'stays where only the day is stated',
      {
        head: ld({ datePublished: '2023-01-21' }),
        below: '<time datetime="2023-01-25T16:43:28-08:00">x</time>',
      },
      '2023-01-21T00:00:00Z',
    ],
    [
      'is not that of a comment',
      {
        after:
          '<ol class="commentlist"><li class="comment"><footer><time datetime="2024-05-05">May 5, 2024</time></footer><p>Goats!</p></li></ol>',
      },
      null,
    ],
    [
      'is not that of a related story',
      {
        after:
          '<ul><li><a href="/cow">Ten cows that you will not believe</a> <span class="post-date">5 May 2024</span></li></ul>',
      },
      null,
    ],
    [
      'is not that of a change',
      { head: ld({ datePublished: '2023-01-21' }), below: '<p>Updated May 5, 2024</p>' },
      '2023-01-21T00:00:00Z',
    ],
    [
      'is not that of another story that the address contradicts',
      {
        after: '<div><span class="post-date">16 February 2026</span></div>',
        url: 'https://glossfront.example/2023/10/03/goats',
      },
      '2023-10-03T00:00:00Z',
    ],
  ])('%s', (_what, parts, date) => expect(readDate(parts)).toBe(date));
});

describe('the details of a page', () => {
  it('tell of each field where it was found', () => {
    const story = read({
      head:
        ld({
          headline: 'Goats of the Week',
          author: [{ name: 'Kay Reyes' }, { name: 'Jo Lind' }],
          datePublished: '2024-06-07T14:27:00-04:00',
          dateModified: '2024-06-08T09:00:00-04:00',
        }) +
        meta('og:site_name', 'Glossfront') +
        meta('og:image', '/goat.jpg'),
    });
    expect(story).toMatchObject({
      title: 'Goats of the Week',
      outlet: 'Glossfront',
      author: 'Kay Reyes, Jo Lind',
      published: '2024-06-07T18:27:00Z',
    });
    expect(story.details).toEqual({
      updated: '2024-06-08T13:00:00Z',
      clockMinutes: -240,
      image: 'https://glossfront.example/goat.jpg',
      language: 'en',
      sources: {
        title: 'page',
        outlet: 'meta',
        author: 'json-ld',
        published: 'json-ld',
        updated: 'json-ld',
        image: 'meta',
      },
    });
  });

  it('tell what stands in microdata from what merely stands on the page', () => {
    const below =
      '<span itemprop="author">Kay Reyes</span><time itemprop="datePublished" content="2024-06-07">June 7</time>';
    expect(read({ below }).details?.sources).toMatchObject({ published: 'microdata' });
    expect(read({ below: '<p>By Kay Reyes</p><p>June 7, 2024</p>' }).details?.sources).toMatchObject({
      author: 'page',
      published: 'page',
    });
  });

  it.each([
    ['a picture that is no web address', { head: meta('og:image', 'data:image/png;base64,AAAA') }],
    [
      'a change before the publication',
      { head: ld({ datePublished: '2024-06-07', dateModified: '2024-06-01' }) },
    ],
  ])('leave out %s', (_what, parts) => {
    expect(read(parts).details).toMatchObject({ image: null, updated: null });
  });
});

describe('a date with its clock', () => {
  it.each([
    ['2024-06-08T01:27:00Z', -240, '2024-06-07T21:27:00-04:00'],
    ['2024-06-07T20:00:00Z', 330, '2024-06-08T01:30:00+05:30'],
    ['2024-06-07T00:00:00Z', -240, '2024-06-07T00:00:00Z'],
    ['2024-06-07T20:00:00Z', 0, '2024-06-07T20:00:00Z'],
    ['2024-06-07T20:00:00Z', null, '2024-06-07T20:00:00Z'],
  ])('%s, %s minutes ahead, is %s', (instant, clock, written) => {
    expect(writeWithClock(instant, clock)).toBe(written);
    expect(Date.parse(written)).toBe(Date.parse(instant));
  });
});

describe('the title', () => {
  it.each([
    ['the printed one, of which the tab has the beginning', 'Zed Okoro Walks Out | Glossfront', true],
    ['the printed one, of which the tab has the beginning alone', 'Zed Okoro Walks Out', true],
    ['the one of the tab, where the printed one begins otherwise', 'Zed Okoro Storms Off the Boat', false],
  ])('is %s', (_name, tab, isPrinted) => {
    const printed = 'Zed Okoro Walks Out of the Harbor Show After a Row About a Goat';
    const body = `<html><head><title>${tab}</title></head><body><article><h1>${printed}</h1><p>${filler}</p></article></body></html>`;
    const story = extractStory({ id: null, url: null, kind: 'html', body });
    expect(story.title).toBe(isPrinted ? printed : tab);
  });

  it.each([
    ['Goats of the Week | Opinion', 'Goats of the Week'],
    ['Goats of the Week | Farm Life | Glossfront', 'Goats of the Week'],
    ['Goats of the Week: A Story', 'Goats of the Week: A Story'],
    ['Goats | And Other Animals of the Week', 'Goats | And Other Animals of the Week'],
  ])('%s is %s', (printed, title) => {
    const body = `<html><head><title>${printed}</title></head><body><article><h1>${printed}</h1><p>${filler}</p></article></body></html>`;
    const story = extractStory({ id: null, url: null, kind: 'html', body });
    expect(story.title).toBe(title);
    expect(story.paragraphs).toEqual([filler]);
  });
});

describe('the author', () => {
  const site = meta('og:site_name', 'Glossfront');
  it.each<[string, Parts, string | null]>([
    ['stands below a label', { below: '<p>Written by</p><p>Kay Reyes</p>' }, 'Kay Reyes'],
    [
      'stands in a box that is called so, behind a label, with the date',
      { below: '<div class="post_author"><b>By</b> <a href="/team/kay">Kay Reyes</a> - Mar 27, 2024</div>' },
      'Kay Reyes',
    ],
    [
      'stands in a link to a page named after them',
      { below: '<div><span><a href="/authors/kay-reyes">Kay Reyes</a></span></div>' },
      'Kay Reyes',
    ],
    [
      'stands beside another in such links',
      {
        below:
          '<div>By <a href="/author/kay-reyes/">Kay Reyes</a> and <a href="/author/jo-lind/">Jo Lind</a></div>',
      },
      'Kay Reyes and Jo Lind',
    ],
    [
      'is named without the outlet that stands beside the name',
      { head: site + meta('author', 'Kay Reyes and Jo Lind, Glossfront') },
      'Kay Reyes and Jo Lind',
    ],
    [
      'is named without what they are',
      { head: meta('author', 'Kay Reyes, Senior Entertainment Reporter') },
      'Kay Reyes',
    ],
    [
      'is who wrote an analysis',
      { head: meta('author', 'Analysis by Kay Reyes, Editor-at-large') },
      'Kay Reyes',
    ],
    [
      'is who submitted it',
      {
        below: '<footer>Submitted by <span>Kay Reyes</span> on <time>Fri, 01/09/2026 - 09:15</time></footer>',
      },
      'Kay Reyes',
    ],
    [
      'keeps the name of another outlet',
      { head: meta('author', 'Kay Reyes, The Bleat') },
      'Kay Reyes, The Bleat',
    ],
    ['is not who keeps the site running', { head: meta('author', 'NOC Admin') }, null],
    [
      'is not who a link to another page of an author names',
      { below: '<p><a href="/author/staff-picks">Kay Reyes</a></p>' },
      null,
    ],
    [
      'is not the author of another story',
      { after: '<aside><a href="/author/kay-reyes">Kay Reyes</a></aside>' },
      null,
    ],
    ['is no heading of a box', { after: '<div class="about-author">More Articles</div>' }, null],
    ['is no sentence', { after: '<div class="story-author">Kay Reyes lives by the harbor.</div>' }, null],
  ])('%s', (_what, parts, author) => expect(read(parts).author).toBe(author));
});
