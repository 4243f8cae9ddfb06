import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/index.ts';
import { chromiumPath, openBrowser, type TestBrowser } from './open-browser.ts';
import { createTinyDesk, fragment, quoted, sample, tinyCommands } from './tiny-desk.ts';

if (chromiumPath === undefined) {
  console.warn(
    'The browser tests of the playground were left out: there is no Chromium (Debian: apt install chromium).',
  );
}

describe.skipIf(chromiumPath === undefined)('in the browser (left out where there is no Chromium)', () => {
  let playground: Playground;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    playground = await openPlayground();
    browser = await openBrowser(chromiumPath ?? '');
    page = browser.context.pages()[0] ?? (await browser.context.newPage());
  });
  afterAll(async () => {
    await browser?.close();
    await playground?.close();
  });
  beforeEach(async () => {
    await page.goto(playground.url);
    await box().waitFor();
  });

  const box = () => page.getByRole('combobox', { name: /Ask who said what/ });
  const options = () => page.getByRole('option');
  const messages = () => page.getByRole('article');
  const newest = () => messages().last();

  async function ask(question: string): Promise<Locator> {
    await box().fill(question);
    await page.keyboard.press('Enter');
    return answered();
  }

  async function answered(): Promise<Locator> {
    await newest().locator('.container').waitFor();
    return newest();
  }

  describe('the message box', () => {
    it('has the focus, and takes it back when somebody types', async () => {
      await page.keyboard.type('who');
      expect(await box().inputValue()).toBe('who');
      await page.getByRole('button', { name: '/help' }).focus();
      await page.keyboard.type(' said'.trim());
      expect(await box().inputValue()).toBe('whosaid');
    });

    it('lists the commands with descriptions and options on /', async () => {
      await page.keyboard.type('/');
      expect(await options().count()).toBe(tinyCommands.length);
      expect(await read(options().first())).toMatch(/\/ask\s+question\s+Ask who said what/);
      expect(await box().getAttribute('aria-expanded')).toBe('true');
    });

    it('moves through the list with the arrow keys, around its ends', async () => {
      const active = () => read(page.locator('[role="option"][aria-selected="true"] .label'));
      await page.keyboard.type('/');
      expect(await active()).toBe('/ask');
      await page.keyboard.press('ArrowDown');
      expect(await active()).toBe('/quotes');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await active()).toBe('/wait');
      const named = await box().getAttribute('aria-activedescendant');
      expect(await read(page.locator(`#${named}`))).toContain('/wait');
    });

    it('closes the list on Escape, and empties itself on the next', async () => {
      await page.keyboard.type('/as');
      await page.keyboard.press('Escape');
      expect(await options().count()).toBe(0);
      expect(await box().inputValue()).toBe('/as');
      await page.keyboard.press('Escape');
      expect(await box().inputValue()).toBe('');
    });

    it('fills in a command with keys alone: choices, further options, and back', async () => {
      await page.keyboard.type('/quo');
      await page.keyboard.press('Tab');
      await page.keyboard.type('ima');
      await options().getByText('Imani Lind').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.getByLabel('person').inputValue()).toBe('Imani Lind');
      expect(await options().allInnerTexts()).toEqual([
        expect.stringContaining('topic'),
        expect.stringContaining('limit'),
      ]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.type('7');
      await page.keyboard.press('Enter');
      expect(await read(await answered())).toMatch(/"person":"[^"]+","limit":7/);
    });

    it.each(['Enter', 'Tab'])(
      'opens an option by its name and %s, though others stand before it',
      async (key) => {
        await page.keyboard.type('/find');
        await page.keyboard.press('Enter');
        await page.keyboard.type('topic');
        expect(await options().allInnerTexts()).toEqual([expect.stringContaining('topic')]);
        await page.keyboard.press(key);
        await page.keyboard.type('goat');
        await page.keyboard.press('Enter');
        expect(await read(await answered())).toContain('{"topic":"goat"}');
      },
    );

    it('fills in options by name from what is pasted', async () => {
      await box().fill('/find person: Imani topic: goat');
      await page.keyboard.press('Enter');
      expect(await read(await answered())).toContain('{"person":"Imani","topic":"goat"}');
    });

    it('takes free words for an option that suggests', async () => {
      await page.keyboard.type('/quotes Nobody Known');
      await page.keyboard.press('Enter');
      expect(await read(await answered())).toContain('"person":"Nobody Known"');
    });

    it('steps back out of a command with Backspace', async () => {
      await page.keyboard.type('/ask ');
      await page.keyboard.press('Backspace');
      expect(await box().inputValue()).toBe('/ask');
    });

    it('says which option is missing', async () => {
      await page.keyboard.type('/ask ');
      await page.keyboard.press('Enter');
      expect(await read(page.getByRole('alert'))).toContain('question This option is required');
      expect(await messages().count()).toBe(1);
    });

    it('offers True and False for a flag', async () => {
      await page.keyboard.type('/ask goat');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      expect(await options().allInnerTexts()).toEqual(['True', 'False']);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.getByText('Only you can see this').waitFor();
    });
  });

  describe('an answer', () => {
    it('to plain words is that of /ask, with the printed words verbatim', async () => {
      const answer = await ask('what about the goat?');
      expect(await read(answer.locator('.usage'))).toMatch(/You\s+used\s+\/ask\s+what about the goat\?/);
      expect(await read(answer.locator('blockquote'))).toBe(`“${quoted}”`);
      expect(await read(answer.getByRole('heading'))).toBe('Page 1 for “what about the goat?”');
      expect(await read(answer.locator('.container time'))).toBe('11 March 2025');
      expect(await box().inputValue()).toBe('');
    });

    it('to words that look like Markdown or HTML shows them as they are', async () => {
      const words = '**a** <b>b</b> [c](https://d.example) `e` ||f|| <t:1:R> @everyone';
      const answer = await ask(words);
      expect(await read(answer.getByRole('heading'))).toBe(`Page 1 for “${words}”`);
    });

    it('to a click on an example is there at once', async () => {
      await page.getByRole('button', { name: 'What did Imani Lind say?' }).click();
      expect(await read((await answered()).getByRole('heading'))).toContain('What did Imani Lind say?');
    });

    it('turns its pages in place', async () => {
      const answer = await ask('goat');
      expect(await answer.getByRole('button', { name: 'Previous' }).isDisabled()).toBe(true);
      await answer.getByRole('button', { name: 'Next' }).click();
      await answer.getByRole('heading', { name: 'Page 2' }).waitFor();
      await answer.getByRole('button', { name: 'Next' }).click();
      await answer.getByRole('heading', { name: 'Page 3' }).waitFor();
      expect(await answer.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
      expect(await messages().count()).toBe(2);
    });

    it('that is private says so and can be dismissed', async () => {
      await page.keyboard.type('/help ');
      await page.keyboard.press('Enter');
      expect(await read(await answered())).toContain('Only you can see this');
      await page.getByRole('button', { name: 'Dismiss message' }).click();
      expect(await messages().count()).toBe(1);
    });

    it('that takes a moment shows that the bot is thinking', async () => {
      let goOn = () => {};
      // As long as it takes to look, however slow the machine is.
      const seen = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      await page.route('**/api/run', (route) => seen.then(() => route.continue()), { times: 1 });
      await page.keyboard.type('/wait ');
      await page.keyboard.press('Enter');
      await page.getByText('Soundbite is thinking…').waitFor();
      goOn();
      expect(await read(await answered())).toContain('There it is.');
      expect(await page.getByText('Soundbite is thinking…').count()).toBe(0);
    });

    it.each([
      ['of what the user can mend', 'refuse', 'That date is none. Write it as 2025-03-11.'],
      ['of what nobody foresaw', 'stumble', 'Something went wrong'],
    ])('tells %s on a card', async (_what, command, words) => {
      await page.keyboard.type(`/${command} `);
      await page.keyboard.press('Enter');
      expect(await read((await answered()).locator('.container'))).toContain(words);
    });

    it('can be asked again from its command', async () => {
      await (await ask('goat')).getByRole('button', { name: '/ask' }).click();
      expect(await page.getByLabel('question').inputValue()).toBe('goat');
    });
  });

  describe('the link of an invented story', () => {
    it('leads to the local page with the same text fragment, and names the real address', async () => {
      const link = (await ask('goat')).getByRole('link', { name: 'Read it there' });
      expect(await link.getAttribute('href')).toBe(`/story/t-001${fragment}`);
      expect(await link.getAttribute('title')).toContain(`${sample.url}${fragment}`);
      expect(await link.getAttribute('target')).toBe('_blank');
    });

    it('opens the story at the very sentence', async () => {
      const link = (await ask('goat')).getByRole('link', { name: 'Read it there' });
      const [story] = await Promise.all([browser.context.waitForEvent('page'), link.click()]);
      // It stands far below the first screen, so that it is in sight only where the browser scrolled to it.
      const top = async () => (await story.getByText(quoted).boundingBox())?.y;
      await expect.poll(top).toBeLessThan(800);
      expect(await top()).toBeGreaterThan(0);
      expect(await story.evaluate('scrollY')).toBeGreaterThan(500);
      expect(await story.evaluate('getComputedStyle(document.querySelector("article")).maxWidth')).not.toBe(
        'none',
      );
      await story.close();
    });
  });

  describe('on a narrow screen', () => {
    it('nothing is wider than the screen', async () => {
      await page.setViewportSize({ width: 360, height: 640 });
      await ask('goat');
      await page.keyboard.type('/quotes ');
      await options().first().waitFor();
      const overhangs = await page.evaluate<number[]>(
        `[...document.querySelectorAll('html, .log, .composer, .container')]
          .map((element) => element.scrollWidth - element.clientWidth)`,
      );
      expect(Math.max(...overhangs)).toBe(0);
      await page.setViewportSize({ width: 1200, height: 800 });
    });
  });

  describe.each([390, 1280])('at %i pixels', (width) => {
    it.each(['goat', 'what did Imani say about the goat that ate the card she had '.repeat(5)])(
      'the line that tells who used which command breaks no words: %s',
      async (question) => {
        await page.setViewportSize({ width, height: 844 });
        const usage = (await ask(question)).locator('.usage');
        await usage.waitFor();
        // Over how many lines each part of it runs, and by how much it is too wide.
        const [lines, overhang] = await page.evaluate<[number[], number]>(
          `(() => {
            const line = [...document.querySelectorAll('.usage')].at(-1);
            const words = document.createRange();
            const parts = [...line.childNodes].filter(({ textContent }) => textContent.trim() !== '');
            const lines = parts.map((part) => {
              words.selectNodeContents(part);
              return new Set([...words.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
            });
            return [lines, line.scrollWidth - line.clientWidth];
          })()`,
        );
        expect(lines).toEqual([1, 1, 1, 1]);
        expect(overhang).toBe(0);
        await page.setViewportSize({ width: 1200, height: 800 });
      },
    );
  });

  it.each([
    ['dark', 'rgb(49, 51, 56)'],
    ['light', 'rgb(255, 255, 255)'],
  ] as const)('is %s for readers who prefer that', async (colorScheme, colour) => {
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(colour);
  });

  it('loads nothing from elsewhere and complains of nothing', () => {
    const strays = browser.addresses.filter((address) => !/^(http:\/\/127\.0\.0\.1:|data:)/.test(address));
    expect(browser.addresses.length).toBeGreaterThan(20);
    expect(strays).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });

  describe('a picture beside a headline', () => {
    const show = async (answer: Parameters<Page['route']>[1]) => {
      await page.route('https://pictures.example/**', answer);
      await page.keyboard.type('/picture');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      const message = await answered();
      return message.getByRole('img', { name: 'A goat' });
    };

    it('is shown small, and its site is not told who looks', async () => {
      let referrer: string | undefined = 'none asked';
      const picture = await show(async (route) => {
        referrer = route.request().headers()['referer'];
        const body = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"/>';
        await route.fulfill({ contentType: 'image/svg+xml', body });
      });
      const width = "document.querySelector('img.thumbnail')?.naturalWidth";
      await expect.poll(() => page.evaluate(width)).toBe(800);
      expect(await picture.boundingBox()).toMatchObject({ width: 85, height: 85 });
      expect(await read(newest())).toMatch(/Goat Eats Card\s+Lantern Post/);
      expect(referrer).toBeUndefined();
    });

    it('leaves its words alone where it does not come', async () => {
      const picture = await show((route) => route.abort());
      await expect.poll(() => picture.count()).toBe(0);
      expect(await read(newest())).toMatch(/Goat Eats Card\s+Lantern Post/);
    });
  });

  it('says so when the playground was stopped', async () => {
    const stopped = await openPlayground();
    await page.goto(stopped.url);
    await box().waitFor();
    await stopped.close();
    await box().fill('goat');
    await page.keyboard.press('Enter');
    expect(await read(page.getByRole('alert'))).toContain('Is it still running in the terminal?');
  });
});

async function openPlayground(): Promise<Playground> {
  const desk = await createTinyDesk();
  return startPlayground({ host: '127.0.0.1', port: 0, desk, commands: tinyCommands, log: () => {} });
}

/** Reads what a reader sees: without what is hidden, with lines where lines break. */
function read(place: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown matters here, not what is in the document.
  return place.innerText();
}
