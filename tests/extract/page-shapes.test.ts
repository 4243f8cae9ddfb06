import { describe, expect, it } from 'vitest';
import { extractStory } from '../../src/extract/index.ts';

const filler = (subject: string) =>
  `${subject} came to the harbor early, had coffee with the crew, and stayed until the lamps were lit, which nobody had expected of a show in its ninth season.`;

const compose = (body: string) =>
  `<html lang="en"><head><title>Goats</title></head><body><nav>News</nav><main><article><h1>Goats of the Week</h1>${body}</article></main></body></html>`;

const read = (body: string, ...further: readonly string[]) =>
  extractStory({
    id: null,
    url: 'https://glossfront.example/goats',
    kind: 'html',
    body: compose(body),
    furtherPages: further.map(compose),
  }).paragraphs;

const paragraph = (subject: string) => `<p>${filler(subject)}</p>`;

describe('an article on several pages', () => {
  it('is one story, with what each page repeats said once', () => {
    const first = paragraph('Odile') + paragraph('Her co-star');
    const second = paragraph('The director') + paragraph('The baker') + paragraph('Her co-star');
    const third = paragraph('The cook');
    expect(read(first, second, third)).toEqual(
      ['Odile', 'Her co-star', 'The director', 'The baker', 'The cook'].map(filler),
    );
  });

  it('ends before a page that says the same again', () => {
    const first = paragraph('Odile') + paragraph('Her co-star') + paragraph('The director');
    expect(read(first, `${first}${paragraph('A reader')}`, paragraph('The cook'))).toEqual(
      ['Odile', 'Her co-star', 'The director'].map(filler),
    );
  });

  it('ends before a page without a story', () => {
    expect(read(paragraph('Odile'), '', paragraph('The cook'))).toEqual([filler('Odile')]);
  });
});

describe('a live blog', () => {
  it('prints under an entry who wrote it, but that is not said in it', () => {
    const byline = '<p class="byline">By Kay Reyes and Jo Lind</p>';
    const entries = ['Jo Lind', 'Odile', 'Kay Reyes, Jo Lind'].map(
      (name) => `<div class="entry"><span>${name}</span>${paragraph(`The crew of ${name}`)}</div>`,
    );
    expect(read(byline + paragraph('The cook') + entries.join(''))).toEqual([
      filler('The cook'),
      filler('The crew of Jo Lind'),
      'Odile',
      filler('The crew of Odile'),
      filler('The crew of Kay Reyes, Jo Lind'),
    ]);
  });

  it('keeps its entries in order, with their times and headings', () => {
    const entries = [
      '<div class="entry"><time datetime="2025-03-02T21:42:00-05:00">9:42 p.m. ET</time><h3>Odile wins</h3><p>“I have a speech in my shoe,” she said.</p></div>',
      `<div class="entry"><div class="timestamp">8:55 PM EST</div>${paragraph('The red carpet')}</div>`,
    ];
    expect(read(paragraph('The crew') + entries.join(''))).toEqual([
      filler('The crew'),
      '9:42 p.m. ET',
      'Odile wins',
      '“I have a speech in my shoe,” she said.',
      '8:55 PM EST',
      filler('The red carpet'),
    ]);
  });
});

describe('an interview', () => {
  it('keeps its labels', () => {
    const lines = [
      '<p><strong>Glossfront:</strong> How was the rye?</p>',
      '<p><b>Kay Reyes:</b> It was dark and I loved it.</p>',
      '<p><b>Q: Did you cry?</b></p>',
      '<p>A: I did, a little.</p>',
      '<h3>Who baked it?</h3>',
      '<p>My granny did, in a tin.</p>',
    ];
    expect(read(paragraph('Kay Reyes') + lines.join(''))).toEqual([
      filler('Kay Reyes'),
      'Glossfront: How was the rye?',
      'Kay Reyes: It was dark and I loved it.',
      'Q: Did you cry?',
      'A: I did, a little.',
      'Who baked it?',
      'My granny did, in a tin.',
    ]);
  });
});

describe('an embedded post', () => {
  const embed = (name: string, html: string) => `<blockquote class="${name}">${html}</blockquote>`;

  it.each([
    [
      'X',
      embed(
        'twitter-tweet',
        '<p lang="en">never cried over wheat, not once</p>&mdash; Odile Marchetti (@odile) <a href="/1">June 6, 2024</a>',
      ),
      ['never cried over wheat, not once', '— Odile Marchetti (@odile) June 6, 2024'],
    ],
    [
      'Instagram',
      embed(
        'instagram-media',
        '<a href="/p">View this post on Instagram</a><p><a href="/p">The oven is warm and so am I.</a></p><p>A post shared by <a href="/b">Bram Vandersloot</a> (@bramv) on Jun 1, 2024 at 9:00am PDT</p>',
      ),
      ['The oven is warm and so am I.', '— Bram Vandersloot (@bramv)'],
    ],
    [
      'TikTok',
      embed(
        'tiktok-embed',
        '<section><a title="@kay" href="/k">@kay</a> <p>baking a loaf <a href="/t">#bread</a></p><a href="/m">♬ original sound - Kay</a></section>',
      ),
      ['baking a loaf #bread', '— @kay'],
    ],
    [
      'Facebook',
      embed(
        'fb-xfbml-parse-ignore',
        '<p>The rye is &lt;out&gt;.</p>Posted by <a href="/c">Crumb Club</a> on Friday, June 7',
      ),
      ['The rye is <out>.', '— Crumb Club'],
    ],
  ])('of %s is signed by its account', (_network, html, lines) => {
    expect(read(paragraph('Odile') + html + paragraph('Her co-star'))).toEqual([
      filler('Odile'),
      ...lines,
      filler('Her co-star'),
    ]);
  });

  it('without words is left out', () => {
    const empty = embed(
      'instagram-media',
      '<p>View this post on Instagram</p><p>A post shared by @bramv</p>',
    );
    expect(read(paragraph('Odile') + empty + paragraph('Her co-star'))).toEqual(
      ['Odile', 'Her co-star'].map(filler),
    );
  });

  it('is not seen in a quote of another kind', () => {
    const lines = [
      'Bread is a promise that somebody made to you before you were awake.',
      '— Kay Reyes, baker',
    ];
    const quote = embed('quote', lines.map((line) => `<p>${line}</p>`).join(''));
    expect(read(paragraph('Odile') + quote)).toEqual([filler('Odile'), ...lines]);
  });
});

describe('a gallery', () => {
  const slide = (caption: string) => `<figure><img src="a.jpg"><figcaption>${caption}</figcaption></figure>`;
  const captions = [
    'Odile Marchetti wore a gown of rye, with a train that four people and a goat had to carry.',
    'Bram Vandersloot brought a goat, which ate the carpet from one end to the other.',
    '“It itches,” Kay Reyes said of the wool that she had been sewn into since the morning.',
  ];

  it('keeps its captions', () => {
    const body = paragraph('The red carpet') + paragraph('The crew') + captions.map(slide).join('');
    expect(read(body)).toEqual([...['The red carpet', 'The crew'].map(filler), ...captions]);
  });

  it('is not every story with a picture', () => {
    const [first = ''] = captions;
    const body = paragraph('Odile') + slide(first) + paragraph('Her co-star') + paragraph('The crew');
    expect(read(body)).not.toContain(first);
  });
});
