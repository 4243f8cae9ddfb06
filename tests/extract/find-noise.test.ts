import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNoise } from '../../src/extract/noise/find-noise.ts';

const context = { title: 'Odile Marchetti Cried Over a Sandwich', outlet: 'Glossfront' };
const prose = 'Odile Marchetti is not ashamed of the sandwich, and neither is her brother.';

describe('lines that are never prose', () => {
  it.each([
    'Article continues below advertisement',
    'ADVERTISEMENT',
    'Publicidade',
    'Sponsored: Ten blenders that will not judge you',
    'Link to FacebookShare to XShare to Email',
    'Sharing is caring!',
    'Love this story? Share it with a friend',
    'View this post on Photogram',
    'A post shared by Odile (@odile)',
    'Want more Glossfront? Sign up for our daily newsletter here!',
    'Never miss a story: sign up for the Glossfront newsletter.',
    'Get the latest gossip straight to your inbox.',
    'By providing an email address, I agree to the Terms of Use.',
    'READ NEXT: Every sandwich ever cried over, ranked',
    "DON'T MISS: Her brother's lunch",
    'Also read: Ten rolls with a past',
    'Related topics: Lunch, Bread',
    'More from Glossfront',
    'Follow Glossfront wherever you scroll.',
    'What do you think of the sandwich? Tell us in the comments!',
    'GOT a story? Email desk@glossfront.example',
    'POLL: Rye or wheat? Yes / No',
    'Glossfront may earn a commission from links on this page.',
    '© 2024 Glossfront. All rights reserved.',
    '3 min read',
    'Image source, Bread Board',
    'Image caption, The sandwich before the event',
    'Source: mega',
    'Photo by Kay Reyes',
    'Click here to get the app',
  ])('%s', (line) => {
    expect(findNoise([prose, line, prose.replace('sandwich', 'roll')], context)).toEqual([1]);
  });
});

describe('lines that look like noise and are not', () => {
  it.each([
    'Follow your heart, she told the class, and the bread will follow you.',
    '"Read more," he said. "Talk less."',
    'Source close to the actress say she never liked rye.',
    'More on this story than anyone wanted came out on Monday, when the baker spoke.',
    'The advertisement continues to run, an executive noted.',
    'she laughed',
    'Related: that is how he felt to her, "like a cousin of a cousin who owns a boat and will not say where."',
  ])('%s', (line) => {
    const isRelated = line.startsWith('Related:');
    expect(findNoise([prose, line, prose.replace('sandwich', 'roll')], context)).toEqual(
      isRelated ? [1] : [],
    );
  });
});

describe('lines that are noise where they stand', () => {
  it('takes a repeated alt text, its credit and the caption below', () => {
    const lines = [
      prose,
      'odile marchetti sandwich',
      'Source: mega',
      'Odile Marchetti joined in 2019.',
      'It was rye.',
    ];
    expect(findNoise(lines, context)).toEqual([1, 2, 3]);
  });

  it('leaves a quotation below a credit alone', () => {
    const lines = [prose, 'odile marchetti sandwich', 'Source: mega', '"It was rye," she said.'];
    expect(findNoise(lines, context)).toEqual([1, 2]);
  });

  it('takes the names below MORE ON', () => {
    expect(findNoise([prose, 'MORE ON:', 'Odile Marchetti', '"It was rye," she said.'], context)).toEqual([
      1, 2,
    ]);
  });

  it('takes headlines behind dashes only in a run', () => {
    const headline = '- Odile Marchetti Swaps Rye for Wheat: It Is All in the Crust';
    expect(findNoise([prose, headline, headline.replace('Rye', 'Oats'), prose], context)).toEqual([1, 2]);
    expect(findNoise([prose, headline, prose], context)).toEqual([]);
  });

  it('takes closing lines only at the end', () => {
    const closing = 'Harbor Lights airs on Tuesdays at nine.';
    expect(findNoise([prose, closing], context)).toEqual([1]);
    expect(findNoise([closing, prose], context)).toEqual([]);
  });
});

describe('on the sample stories', () => {
  const root = join(import.meta.dirname, '../..');
  const read = (folder: string, file: string) => JSON.parse(readFileSync(join(root, folder, file), 'utf8'));
  const files = readdirSync(join(root, 'data/stories')).filter((file) => file.endsWith('.json'));
  const stories = files.map((file) => ({
    ...read('tests/golden/stories', file),
    ...read('data/stories', file),
  }));
  const marked = stories.map((story) => ({ story, noise: new Set(findNoise(story.paragraphs, story)) }));

  it('never marks a line that holds a quotation', () => {
    const lost = marked.flatMap(({ story, noise }) =>
      story.quotes.filter((quote: { paragraph: number }) => noise.has(quote.paragraph)),
    );
    expect(stories.length).toBeGreaterThan(30);
    expect(lost).toEqual([]);
  });

  it('marks nine lines of ten that are noise, and hardly any other', () => {
    const wanted = marked.flatMap(({ story }) => story.noise.map((index: number) => `${story.id} ${index}`));
    const given = marked.flatMap(({ story, noise }) => [...noise].map((index) => `${story.id} ${index}`));
    const right = given.filter((line) => wanted.includes(line)).length;
    expect(right / wanted.length).toBeGreaterThan(0.9);
    expect(right / given.length).toBeGreaterThan(0.98);
  });
});

it('takes any lines, and gives indexes in order and inside', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (lines) => {
      const noise = findNoise(lines, { title: null, outlet: '(Odd) [Outlet] $1 …' });
      expect(noise).toEqual([...new Set(noise)].toSorted((a, b) => a - b));
      expect(noise.every((index) => index >= 0 && index < lines.length)).toBe(true);
    }),
  );
});
