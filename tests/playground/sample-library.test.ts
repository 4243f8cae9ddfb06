import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type House, openHouse } from '../../src/house.ts';
import { ingest } from '../../src/ingest/index.ts';
import { type Playground, startPlayground } from '../../src/playground/index.ts';
import type { Greeting, Reply } from '../../src/playground/protocol.ts';
import { chromiumPath, openBrowser } from './open-browser.ts';

const stories = resolve(import.meta.dirname, '../../data/stories');
let folder: string;
let house: House;
let playground: Playground;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soundbite-playground-'));
  house = await openHouse({
    libraryPath: join(folder, 'library.db'),
    contact: null,
    whenEmpty: 'keep',
    now: () => new Date(),
  });
  for await (const { reason } of ingest([stories], house)) expect(reason).toBeNull();
  playground = await startPlayground({
    host: '127.0.0.1',
    port: 0,
    desk: house.desk,
    commands,
    log: () => {},
  });
});
afterAll(async () => {
  await playground?.close();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

async function greet(): Promise<Greeting> {
  return (await (await fetch(new URL('/api/greeting', playground.url))).json()) as Greeting;
}

async function ask(question: string): Promise<Reply> {
  const response = await fetch(new URL('/api/run', playground.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ command: 'ask', options: { question } }),
  });
  return (await response.json()) as Reply;
}

describe('the sample stories in the playground', () => {
  it('answer every question that a newcomer is offered', async () => {
    const { examples } = await greet();
    expect(examples).toHaveLength(3);
    for (const question of examples) {
      const { message } = await ask(question);
      expect.soft(JSON.stringify(message), question).toContain('"label":"Open story"');
    }
  });

  it('all have a local page for their links', async () => {
    const { message, localPages } = await ask((await greet()).examples[0] ?? '');
    const links = [...JSON.stringify(message).matchAll(/"url":"([^"#]+)/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(localPages).toHaveProperty([link ?? '']);
  });

  it.skipIf(chromiumPath === undefined)(
    'open at the quoted words (left out where there is no Chromium)',
    async () => {
      const browser = await openBrowser(chromiumPath ?? '');
      const page = await browser.context.newPage();
      await page.goto(playground.url);
      await page.locator('.message .row button').first().click();
      const quotation = page.locator('.section').last();
      const [, words = ''] =
        /“([^”]{10,})/.exec((await quotation.locator('blockquote').textContent()) ?? '') ?? [];
      const link = quotation.getByRole('link');
      const [story] = await Promise.all([browser.context.waitForEvent('page'), link.click()]);
      const top = async () => (await story.getByText(words).first().boundingBox())?.y;
      await expect.poll(top, { timeout: 10_000 }).toBeLessThan(800);
      expect(await top()).toBeGreaterThan(0);
      await browser.close();
    },
  );
});

it('the first question of a start searches all sample stories, however busy the machine is', async (context) => {
  const fresh = await openHouse({
    libraryPath: null,
    contact: null,
    whenEmpty: 'sample',
    index: { answers: 'soon' },
    now: () => new Date(),
  });
  try {
    context.skip(!fresh.isSample, 'a library of one’s own is there');
    const text = 'what did Delphine Marlowe say about marriage';
    const asked = { text, reading: 'any', person: null, outlet: null, since: null, until: null } as const;
    const answer = await fresh.desk.ask(asked, { limit: 5, offset: 0 });
    expect(answer).toMatchObject({ found: true });
    expect(answer.searched).toBeUndefined();
  } finally {
    await fresh.close();
  }
});
