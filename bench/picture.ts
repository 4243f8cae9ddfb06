/**
 * Draws `docs/playground.png`, the picture of the README: a question in the playground, on the invented sample stories,
 * in a headless Chromium.
 *
 *     npm run picture
 */
import { resolve } from 'node:path';
import { commands } from '../commands/index.ts';
import { startPlayground } from '../src/playground/index.ts';
import { openSampleHouse } from '../tests/discord/sample-house.ts';
import { chromiumPath, openBrowser } from '../tests/playground/open-browser.ts';

const question = 'who said a goat has eaten it';
const target = resolve(import.meta.dirname, '../docs/playground.png');

// As wide as the README shows it, and high enough for the whole answer below the greeting.
const viewport = { width: 1000, height: 790 };

if (chromiumPath === undefined) throw new Error('There is no Chromium (Debian: apt install chromium).');
const sample = await openSampleHouse();
const playground = await startPlayground({
  host: '127.0.0.1',
  port: 0,
  desk: sample.house.desk,
  commands,
  log: console.warn,
});
const browser = await openBrowser(chromiumPath);
try {
  const page = await browser.context.newPage();
  await page.setViewportSize(viewport);
  await page.goto(playground.url);
  await page.getByRole('combobox').fill(question);
  await page.keyboard.press('Enter');
  await page.getByRole('article').last().locator('.container').waitFor();
  await page.screenshot({ path: target, animations: 'disabled' });
  console.log(`Drawn: ${target}`);
} finally {
  await browser.close();
  await playground.close();
  await sample.close();
}
