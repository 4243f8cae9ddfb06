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
