import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkToQuotation } from '../../src/card/index.ts';
import type { KeptQuotation } from '../../src/domain.ts';
import { cutPassage } from '../../src/library/index.ts';
import { anyCharacter } from '../any-character.ts';
import { openFragment } from './open-fragment.ts';
import { makeKept, makeStory } from './samples.ts';

const link = (kept: KeptQuotation) => linkToQuotation(kept.story, kept);
const fragmentOf = (marked: string, title = 'A headline') =>
  link(makeKept([marked], { story: makeStory({ url: 'https://a.example/s', title }) }))?.replace(
    'https://a.example/s#:~:',
    '',
  );

describe('the link to a quotation', () => {
  it.each([
    [
      'short words are given whole',
      'He said: “«That was never my goat.»”',
      'text=That%20was%20never%20my%20goat',
    ],
    [
      'few words get those before them',
      'Then he said: “«Goat!»”',
      'text=Then%20he%20said%3A%20%E2%80%9C-,Goat',
    ],
    ['or those after them', '“«Goat!»” he said then.', 'text=Goat,-!%E2%80%9D%20he%20said%20then'],
    [
      'long words are given by their ends',
      '“«I have waited twenty years to read what is on that card today,»” she said.',
      'text=I%20have%20waited%20twenty%20years,is%20on%20that%20card%20today',
    ],
    [
      'a split quotation is opened from its first word to its last',
      '“«That was never my goat,»” he said. “«Not my card.»”',
      'text=That%20was%20never%20my%20goat,Not%20my%20card',
    ],
    [
      'hyphens, commas and ampersands are encoded',
      '“«Rock-and-roll, R&B, jazz»”',
      'text=Rock%2Dand%2Droll%2C%20R%26B%2C%20jazz',
    ],
    [
      'inner marks and accents stay as printed',
      '“«It’s a ‘café’ thing»”',
      'text=It%E2%80%99s%20a%20%E2%80%98caf%C3%A9%E2%80%99%20thing',
    ],
    [
      'words without spaces are cut at their own borders',
      '“«山田さんは昨日東京でとても静かに歌を歌いました»”',
      expect.stringMatching(/^text=(%[0-9A-F]{2})+,(%[0-9A-F]{2})+$/),
    ],
    ['signs alone are given as they are', '“«😂😂»”', 'text=%F0%9F%98%82%F0%9F%98%82'],
    ['brackets of a Markdown link are encoded', '“«(Not) [sic]»”', 'text=Not%29%20%5Bsic'],
  ])('%s', (_, marked, fragment) => {
    expect(fragmentOf(marked)).toEqual(fragment);
  });

  it.each([
    ['in the headline', '“«Not my goat,»” said Reyes.', 'Kay Reyes: Not My Goat'],
    ['earlier in the passage', 'A fan shouted not my goat, and “«Not my goat,»” said Reyes.', 'Goat news'],
    [
      'all through the passage',
      '“Goat, goat,” they sang, goat. “«Goat.»” was all that Reyes said, goat.',
      'Goat news',
    ],
  ])('opens at the right place when the words stand %s', (_, marked, title) => {
    const kept = makeKept([marked], { story: makeStory({ title }) });
    const page = `${title}\n${kept.passage}`;
    const start = page.length - kept.passage.length + marked.indexOf('«');
    expect(openFragment(page, link(kept) ?? '')?.start).toBe(start);
  });

  it.each([
    ['https://a.example/s#comments', 'https://a.example/s#comments:~:text=Yes'],
    ['https://a.example/s#', 'https://a.example/s#:~:text=Yes'],
    ['https://a.example/s#:~:text=old', 'https://a.example/s#:~:text=Yes'],
    ['https://a.example/s?a=1&b=2', 'https://a.example/s?a=1&b=2#:~:text=Yes'],
    ['https://a.example/straße', 'https://a.example/stra%C3%9Fe#:~:text=Yes'],
    ['file:///etc/story', null],
    ['javascript:alert(1)', null],
    ['not an address', null],
    [null, null],
  ])('goes on from the address %j', (url, expected) => {
    expect(link(makeKept(['“«Yes.»”'], { story: makeStory({ url }) }))).toBe(expected);
  });

  it('shortens the fragment of a long address, then leaves it out', () => {
    const words =
      '“«I have waited twenty-two uncommonly unhurried years to understand contemporary choreography,»” she said.';
    const lengths = [400, 430, 450, 470, 490, 505, 511].map((length) => {
      const url = `https://a.example/${'x'.repeat(length - 18)}`;
      const made = link(makeKept([words], { story: makeStory({ url }) })) ?? '';
      expect(made.startsWith(url)).toBe(true);
      expect(made.length).toBeLessThanOrEqual(512);
      return made.length - url.length;
    });
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(lengths[0]).toBeGreaterThan(60);
    expect(lengths.at(-1)).toBe(0);
  });

  it('opens at the words that were said, not at the same words before them', () => {
    const kept = makeKept(['She has no comment, “no comment at all”, and again said: “«no comment»”.']);
    const page = `${kept.story.title}\n${kept.passage}`;
    expect(openFragment(page, link(kept) ?? '')?.start).toBe(page.lastIndexOf('no comment'));
  });

  it('never fails, whatever the words', () => {
    const words = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(words, words, words, (before, said, after) => {
        const kept = makeKept([`«${said.replace(/[«»]/g, '')}»`]);
        const passage = before + kept.passage + after;
        const places = kept.places.map((place) => before.length + place);
        const made = linkToQuotation(kept.story, { ...kept, passage, places }) ?? '';
        expect(made).toMatch(/^https:\/\/crumb\.example\/2025\/03\/reyes-tour(#:~:text=[!-~]+)?$/);
      }),
    );
  });
});

const root = resolve(import.meta.dirname, '../..');

interface Printed {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

interface Annotated {
  readonly quotes: readonly {
    readonly paragraph: number;
    readonly text: string;
    readonly utterance: number;
  }[];
}

/** Gives each utterance of a sample story as the library would, and where its first word stands on the page. */
function* listUtterances(name: string) {
  const read = (folder: string) => JSON.parse(readFileSync(resolve(root, folder, name), 'utf8'));
  const { title, paragraphs }: Printed = read('data/stories');
  const { quotes }: Annotated = read('tests/golden/stories');
  for (const number of new Set(quotes.map(({ utterance }) => utterance))) {
    const [first, ...others] = quotes.filter(({ utterance }) => utterance === number);
    if (first === undefined) continue;
    const above = [title, ...paragraphs.slice(0, first.paragraph)].join('\n').length + 1;
    yield {
      page: [title, ...paragraphs].join('\n'),
      title,
      runs: [first, ...others] as const,
      ...cutPassage(
        [first, ...others].map(({ paragraph, text }) => {
          const start = (paragraphs[paragraph] ?? '').indexOf(text);
          return { paragraph, start, end: start + text.length };
        }),
        (paragraph) => paragraphs[paragraph] ?? '',
      ),
      start: above + (paragraphs[first.paragraph] ?? '').indexOf(first.text),
    };
  }
}

describe('over the sample stories', () => {
  it('every link opens its story at the first word said', () => {
    const names = readdirSync(resolve(root, 'tests/golden/stories'));
    const misses: string[] = [];
    let count = 0;
    for (const { page, title, runs, start, ...placed } of names.flatMap((name) => [
      ...listUtterances(name),
    ])) {
      const made =
        linkToQuotation({ url: 'https://a.example/s', title }, { runs: [...runs], ...placed }) ?? '';
      const landing = openFragment(page, made);
      count += 1;
      // Signs before the first word, such as an ellipsis, are left out of a link.
      if (landing === null || landing.start < start || landing.start > start + 3) {
        misses.push(`${runs[0].text} → ${made} at ${landing?.start}, not ${start}`);
      }
    }
    expect(count).toBeGreaterThan(300);
    expect(misses).toEqual([]);
  });
});
