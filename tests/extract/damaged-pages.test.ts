import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NoStoryError } from '../../src/errors.ts';
import { collectBlocks } from '../../src/extract/html/collect-blocks.ts';
import { parseHtml } from '../../src/extract/html/parse-html.ts';
import { extractStory } from '../../src/extract/index.ts';
import { damagedPages } from './damaged-pages.ts';

/** Far more than any takes, also on a machine with other work. */
const timeMsMax = 2000;
/** `npm run bench:pages` reads a thousand. */
const runs = 200;

describe('a page that was damaged', () => {
  it('gives a story or says that there is none, and not after long', () => {
    fc.assert(
      fc.property(damagedPages, (body) => {
        const started = process.cpuUsage();
        try {
          const story = extractStory({
            id: null,
            url: 'https://glossfront.example/goats',
            kind: 'html',
            body,
          });
          expect(story.paragraphs.join('')).not.toMatch(/[\u{f0000}-\u{10ffff}]/u);
          expect(story.paragraphs.every((paragraph) => paragraph.trim() !== '')).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(NoStoryError);
        }
        expect(process.cpuUsage(started).user / 1000).toBeLessThan(timeMsMax);
      }),
      // To make a page smaller that fails means to read thousands.
      { numRuns: runs, endOnFailure: true },
    );
  });

  it.each([
    ['100 tables stand one within the other', '<table>words<table>', 50],
    ['240 tables do', '<table>words<table>', 120],
    ['300 tables do', '<table>words<table>', 150],
    ['380 tables do', '<table>words<table>', 190],
    [
      'links that are not closed stand one within the other',
      '<a><p>words of a link, and more words</p>',
      480,
    ],
    [
      'boxes named for a byline hold each other and the page',
      `<div class="byline">${'words of a story, and more of it. '.repeat(40)}`,
      480,
    ],
  ])('is read as soon where %s', (_what, scrap, times) => {
    const rows = '<p>Odile came to the harbor early, had coffee with the crew, and stayed.</p>'.repeat(8);
    const started = process.cpuUsage();
    extractStory({
      id: null,
      url: 'https://glossfront.example/goats',
      kind: 'html',
      body: `<main><article>${rows}${scrap.repeat(times)}${rows}</article></main>`,
    });
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(timeMsMax);
  });

  it('has its lines found as soon where a sentence has thousands of line breaks', () => {
    const sentence = 'words of a sentence, and more of it<br>'.repeat(20_000);
    const { documentElement } = parseHtml(`<main><p>${sentence}</p></main>`, 'the page');
    const started = process.cpuUsage();
    expect(documentElement && collectBlocks(documentElement).blocks).toHaveLength(1);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(timeMsMax);
  });
});
