import { describe, expect, it } from 'vitest';
import { NoStoryError } from '../../src/errors.ts';
import { extractStory } from '../../src/extract/index.ts';
import { startStopwatch } from '../start-stopwatch.ts';

const filler = (subject: string) =>
  `${subject} came to the harbor early, had coffee with the crew, and stayed until the lamps were lit, which nobody had expected of a show in its ninth season.`;

const page = `<!doctype html><html><head>
<title>Odile Marchetti Cried Over a Sandwich | Glossfront</title>
<link rel="canonical" href="https://www.glossfront.example/sandwich?utm_source=x">
<meta property="og:title" content="Odile Marchetti Cried Over a Sandwich">
<meta property="og:site_name" content="Glossfront">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
"headline":"Odile Marchetti Cried Over a Sandwich","datePublished":"2024-06-07T14:27:00-04:00",
"author":[{"@type":"Person","name":"Kay Reyes"},{"@type":"Person","name":"Jo Lind"}],
"publisher":{"@type":"Organization","name":"Glossfront"}}]}</script>
<script>document.body.innerHTML = 'ran'</script>
</head><body>
<nav><ul><li><a href="/a">News</a></li><li><a href="/b">Movies</a></li></ul></nav>
<main><article>
<h1>Odile Marchetti Cried Over a Sandwich</h1>
<div class="byline">By <a href="/kay">Kay Reyes</a> and Jo Lind</div><time datetime="2024-06-07">June 7, 2024</time>
<div class="share-bar"><a href="#">Facebook</a> <a href="#">X</a></div>
<div class="article-body">
<p>${filler('<a class="auto-tag" id="tag-12" href="/odile">Odile Marchetti</a>')}</p>
<figure><img src="a.jpg"><figcaption>Odile Marchetti at the harbor. Photo: Bread Board</figcaption></figure>
<p>&ldquo;It was rye,&rdquo; the actress, 41, explained. &ldquo;I had waited all day.&rdquo;</p>
<p>DON'T MISS</p>
<p><a href="/1">Her brother eats an entire loaf of bread on air</a></p>
<p><a href="/2">Ten rolls with a past that you will not believe</a></p>
<p>${filler('Her co-star')}</p>
<h2>A lunch with consequences</h2>
<ul><li>The bread was rye.</li><li>The butter was salted, and there was too much of it.</li></ul>
<blockquote class="pull-quote"><p>I had waited all day.</p></blockquote>
<blockquote class="twitter-tweet"><p>never cried over wheat, not once</p>&mdash; Odile (@odile) <a href="https://x.example/1">June 6, 2024</a></blockquote>
<blockquote><p>We are proud of every sandwich that this production has served, and of everyone who ate one.</p></blockquote>
<p>Advertisement</p>
<p>${filler('The director')}</p>
<p>Want more Glossfront? Sign up for our daily newsletter here!</p>
</div>
<div class="related-stories"><h3>Related</h3><ul><li><a href="/3">Another story about bread and its makers</a></li></ul></div>
</article></main>
<section class="comments"><p>${filler('First! I')}</p><p>${filler('No, I')}</p></section>
<footer><p>© 2024 Glossfront. All rights reserved.</p></footer>
</body></html>`;

const read = (body: string, url: string | null = 'https://www.glossfront.example/sandwich') =>
  extractStory({ id: null, url, kind: 'html', body });

describe('a page of an outlet', () => {
  const story = read(page);

  it('gives the story line by line, with headings, lists, quotes and posts', () => {
    expect(story.paragraphs).toEqual([
      filler('Odile Marchetti'),
      '“It was rye,” the actress, 41, explained. “I had waited all day.”',
      filler('Her co-star'),
      'A lunch with consequences',
      'The bread was rye.',
      'The butter was salted, and there was too much of it.',
      'never cried over wheat, not once',
      '— Odile (@odile) June 6, 2024',
      'We are proud of every sandwich that this production has served, and of everyone who ate one.',
      filler('The director'),
    ]);
  });

  it('tells which lines the page sets apart', () => {
    expect(story.layout).toEqual({ blockQuotes: [6, 7, 8], boldLines: [] });
    const interview = read(
      `<article><h1>Odile</h1><p>${filler('Odile')}</p><p><strong>Why <em>rye</em>?</strong></p><p>${filler('<b>I</b>')}</p></article>`,
    );
    expect(interview.layout).toEqual({ blockQuotes: [], boldLines: [1] });
    expect(read(`<article><h1>Odile</h1><p>${filler('Odile')}</p></article>`).layout).toBeUndefined();
  });

  it('reads its head', () => {
    expect(story).toMatchObject({
      url: 'https://www.glossfront.example/sandwich',
      title: 'Odile Marchetti Cried Over a Sandwich',
      outlet: 'Glossfront',
      author: 'Kay Reyes, Jo Lind',
      published: '2024-06-07T18:27:00Z',
      noise: [],
    });
  });

  it('bears an id that follows from its address alone', () => {
    expect(story.id).toMatch(/^[0-9a-f]{12}$/);
    expect(read(page.replace('Her co-star', 'A guest')).id).toBe(story.id);
    expect(extractStory({ id: 'own', url: null, kind: 'html', body: page }).id).toBe('own');
  });

  it('reads the same without root, head or body', () => {
    const bare = page.replace(/<!doctype[\s\S]*?<body>/, '').replace('</body></html>', '');
    expect(read(bare).paragraphs).toEqual(story.paragraphs);
  });
});

describe('a page that states something without end', () => {
  const long = (piece: string) => `x${piece.repeat(Math.ceil(100_000 / piece.length))}y`;
  const stated = (piece: string) => JSON.stringify({ '@type': 'NewsArticle', author: { name: long(piece) } });
  const outlet = (piece: string) => `<meta property="og:site_name" content="${long(piece)}">`;

  it.each([
    ['an address of authors’ folders', `<a href="${'/by/a?'.repeat(200_000)}\n">Kay Reyes</a>`],
    ['an author of commas', `<script type="application/ld+json">${stated(',')}</script>`],
    [
      'an author of letters that cannot be seen',
      `<script type="application/ld+json">${stated('\u200b')}</script>`,
    ],
    ['an outlet of brackets', outlet('(')],
    ['an outlet of bars', `${outlet('|')}<meta property="og:title" content="${long('|')}">`],
    ['a line of letters that cannot be seen', `<p>${long('\u200b')}</p>`],
  ])('%s, is read in time that grows with the page alone', (_what, part) => {
    const bare = page.replace(/<script type="application.*?<\/script>|<meta property="og:site.*?>/gs, '');
    const elapsed = startStopwatch();
    expect(read(bare.replace('<article>', `<article>${part}`)).paragraphs).toContain(
      'A lunch with consequences',
    );
    // Each was ten seconds to minutes, or broke the reader.
    expect(elapsed()).toBeLessThan(8000);
  });

  it('is a story record without such an outlet’s own noise', () => {
    const record = {
      title: 'Goats',
      outlet: long('('),
      author: null,
      published: null,
      paragraphs: ['They bleat.'],
    };
    expect(extractStory({ id: 'goats', url: null, kind: 'record', record }).paragraphs).toEqual([
      'They bleat.',
    ]);
  });
});

describe('a page without a story', () => {
  it.each([
    ['is empty', ''],
    ['has an empty body', '<html><body></body></html>'],
    [
      'has only scripts',
      '<html><body><script>var story = "A long one, with words and words.";</script></body></html>',
    ],
    ['is an image', String.fromCharCode(...Array.from({ length: 4000 }, (_, index) => index % 29))],
    ['nests a hundred thousand boxes', '<div>'.repeat(100_000)],
    ['nests a thousand boxes around its words', `${'<div>'.repeat(1000)}words`],
    [
      'nests a thousand tables beside its own end',
      `<html><body><p>Odile left.</p></body></html>${'<table>'.repeat(1000)}words`,
    ],
    ['has a million tags', '<p>a</p>'.repeat(600_000)],
    ['has an attribute without end', `<p class="${'related a '.repeat(400_000)}">words</p>`],
  ])('that %s is refused with what to do next', (_, body) => {
    const elapsed = startStopwatch();
    expect(() => read(body, 'https://a.example/x')).toThrow(NoStoryError);
    expect(() => read(body, 'https://a.example/x')).toThrow(/https:\/\/a\.example\/x.*(Give|Check)/);
    expect(elapsed()).toBeLessThan(10_000);
  });
});

it('reads on after the end of a page that has more than one', () => {
  const story = read(
    `<html><body><article><h1>Odile</h1><p>${filler('One')}</p></body></html>\n<p>${filler('Two')}</p></article></body></html>`,
  );
  expect(story.paragraphs).toEqual(expect.arrayContaining([filler('One'), filler('Two')]));
});

it('keeps right-to-left words and drops what cannot be seen', () => {
  const story = read(
    `<article><h1>Odile</h1><p>${filler('\u202bأوديل\u202c')}\u200b</p><p>${filler('She\u0007')}</p></article>`,
  );
  expect(story.paragraphs.at(-1)).toBe(filler('She'));
  expect(story.paragraphs.at(-2)).toContain('أوديل');
});
