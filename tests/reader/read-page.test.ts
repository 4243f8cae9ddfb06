import { describe, expect, it } from 'vitest';
import { loadLexicons } from '../../src/quotes/index.ts';
import { readPage } from '../../src/reader/read-page.ts';

const filler = (subject: string) =>
  `<p>${subject} came to the harbor early, had coffee with the crew, and stayed until the lamps were lit, which nobody had expected.</p>`;

describe('an embedded post', () => {
  it.each([
    [
      'X',
      '<blockquote class="twitter-tweet"><p>never cried over wheat, not once</p>&mdash; Jo Lind (@jolind) <a href="/1">June 6, 2024</a></blockquote>',
      'Jo Lind',
    ],
    [
      'Instagram',
      '<blockquote class="instagram-media"><p>View this post on Instagram</p><p>never cried over wheat, not once</p><p>A post shared by Jo Lind (@jolind)</p></blockquote>',
      'Jo Lind',
    ],
    [
      'TikTok',
      '<blockquote class="tiktok-embed"><a title="@jolind" href="/j">@jolind</a><p>never cried over wheat, not once</p></blockquote>',
      '@jolind',
    ],
  ])('of %s is a quotation of its account, not of who was named last', (_network, post, speaker) => {
    const body = `<html lang="en"><body><article><h1>Bread</h1>${filler('Odile Marchetti')}${post}${filler('The director')}</article></body></html>`;
    const { story, reading } = readPage({ id: 'bread', url: null, kind: 'html', body }, loadLexicons());
    const said = reading.quotations.map(({ speaker: name, contents: [{ paragraph, start, end }] }) => [
      name,
      story.paragraphs[paragraph]?.slice(start, end),
    ]);
    expect(said).toEqual([[speaker, 'never cried over wheat, not once']]);
  });
});
