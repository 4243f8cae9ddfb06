import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawExplanation } from '../../src/cli/explanation/draw-explanation.ts';
import { explainStory, loadLexicons } from '../../src/quotes/index.ts';
import { chromiumPath, openBrowser, type TestBrowser } from '../playground/open-browser.ts';

const sample = JSON.parse(readFileSync(new URL('../../data/stories/d-002.json', import.meta.url), 'utf8'));

describe.skipIf(chromiumPath === undefined)('the explained story in a browser', () => {
  let folder: string;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'soundbite-explained-'));
    const story = { url: null, outlet: null, author: null, published: null, noise: [], ...sample };
    const file = join(folder, 'explained.html');
    await writeFile(file, drawExplanation(story, explainStory(story, loadLexicons())));
    browser = await openBrowser(chromiumPath ?? '');
    page = await browser.context.newPage();
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it.each([390, 1280])(
    'keeps arrows off the letters and needs no scrolling sideways, %i px wide',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => page.locator('svg path').count()).toBeGreaterThan(4);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await page.evaluate(findCrossings)).toEqual([]);
    },
  );

  it('opens a note from the keyboard and closes it again', async () => {
    const badge = page.locator('main button').first();
    await badge.focus();
    expect(await page.locator('#tip').textContent()).toMatch(/, \d+ % sure$/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#note0').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#note0').isVisible()).toBe(false);
  });

  it('opens a note where the words themselves are pressed', async () => {
    await page.locator('mark').nth(1).click();
    await expect.poll(() => page.locator('#note1').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('shows the words of one speaker only, and of all again', async () => {
    const speaker = page.locator('.legend button').first();
    const faded = () => page.locator('mark:not(.chosen)').count();
    await speaker.click();
    expect(await speaker.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('mark.chosen').count()).toBe(Number(await speaker.locator('b').textContent()));
    expect(await faded()).toBeGreaterThan(0);
    await speaker.click();
    expect(await page.locator('body').getAttribute('data-only')).toBeNull();
  });

  it('asks for nothing else and complains of nothing', () => {
    expect(browser.addresses.filter((address) => !address.startsWith('file:'))).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });
});

/** Runs in the page: finds the words that the line of an arrow runs through. */
const findCrossings = `(() => {
  const main = document.querySelector('main');
  const lines = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const rect of range.getClientRects()) lines.push({ words: walker.currentNode.textContent, rect });
  }
  const origin = main.querySelector('svg').getBoundingClientRect();
  const crossed = new Set();
  for (const path of main.querySelectorAll('svg path:not(.tip)')) {
    for (let at = 0; at < path.getTotalLength(); at += 3) {
      const point = path.getPointAtLength(at);
      const [x, y] = [point.x + origin.left, point.y + origin.top];
      for (const { words, rect } of lines)
        if (x > rect.left && x < rect.right && y > rect.top + 1 && y < rect.bottom - 1) crossed.add(words);
    }
  }
  return [...crossed];
})()`;
