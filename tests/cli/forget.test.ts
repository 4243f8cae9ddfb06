import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedLibrary } from '../../src/library/index.ts';
import { closeHouses, type } from './typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-forgetting-'));
const library = join(folder, 'library.db');
const archive = join(folder, 'archive.jsonl');
const address = 'https://unionwire.example/goat';

const story = (name: string, outlet: string, year: number) => ({
  id: name,
  url: `https://${outlet.toLowerCase().replace(' ', '')}.example/${name}`,
  outlet,
  title: `The ${name} story`,
  published: `${year}-03-02T08:00:00Z`,
  paragraphs: [`“Nobody briefed the ${name},” said Oda Quillfeather, who was there on the night.`],
});

beforeAll(async () => {
  const stories = [
    story('goat', 'Union Wire', 2025),
    story('strike', 'Union Wire', 2024),
    story('lantern', 'Sandglass', 2020),
  ];
  writeFileSync(archive, stories.map((one) => JSON.stringify(one)).join('\n'));
  await type(['ingest', '--library', library, archive]);
});
afterAll(async () => {
  await closeHouses();
  rmSync(folder, { recursive: true, force: true });
});

const forget = (...words: string[]) => type(['forget', '--library', library, ...words]);

describe('soundbite forget', () => {
  it('shows first what would go, and leaves it', async () => {
    const { code, out, err } = await forget(address);
    expect(out).toContain('This would forget 1 story with 1 quotation:');
    expect(out).toContain('The goat story (Union Wire, 2025-03-02, https://unionwire.example/goat)');
    expect(err).toContain('Add --yes');
    expect(code).toBe(0);
    expect((await forget(address)).out).toContain('1 story');
  });

  it('forgets for good: the page is not kept again, and whoever tries is told', async () => {
    const { code, out } = await forget('http://www.unionwire.example/goat/?utm_source=x', '--yes');
    expect(out).toContain('Forgotten: 1 story with 1 quotation.');
    expect(code).toBe(0);
    const again = await type(['ingest', '--library', library, archive]);
    expect(again.err).toMatch(
      /goat was forgotten on .* soundbite forget --allow https:\/\/unionwire\.example\/goat/,
    );
    expect(again.err).toContain('0 added, 0 changed, 2 unchanged, 1 skipped');
    expect(readFileSync(library).includes('Nobody briefed the goat')).toBe(false);
    const found = await type(['ask', '--library', library, 'who said “nobody briefed the goat”']);
    expect(found.out).not.toContain('goat story');
  });

  it('given once more, takes out of the file what was forgotten but not scrubbed', async () => {
    const path = join(folder, 'cut-off.db');
    await type(['ingest', '--library', path, archive]);
    await closeHouses();
    const cutOff = openEmbeddedLibrary(path);
    await cutOff.forgetSome({ address, outlet: null, before: null }, 10);
    await cutOff.close();
    expect(readFileSync(path).includes('Nobody briefed the goat')).toBe(true);
    const { out } = await type(['forget', '--library', path, address, '--yes']);
    expect(out).toContain('The library has no such story.');
    expect(readFileSync(path).includes('Nobody briefed the goat')).toBe(false);
  });

  it('takes a page again once it is allowed', async () => {
    expect((await forget('--allow', address)).out).toContain('may be kept again');
    expect((await forget('--allow', address)).code).toBe(1);
    expect((await type(['ingest', '--library', library, archive])).err).toContain('1 added');
  });

  it('forgets what is old, and takes it again', async () => {
    expect((await forget('--before', '2021-01-01', '--yes')).out).toContain('Forgotten: 1 story');
    expect((await type(['ingest', '--library', library, archive])).err).toContain('1 added');
  });

  it('forgets an outlet, and with --block keeps nothing of it again', async () => {
    const { out } = await forget('--outlet', 'union wire', '--block', '--yes', '--json');
    expect(JSON.parse(out)).toEqual({ stories: 2, quotations: 2, forgotten: true });
    const again = await type(['ingest', '--library', library, archive]);
    expect(again.err).toContain('All of Union Wire was forgotten');
    expect(again.err).toContain('0 added, 0 changed, 1 unchanged, 2 skipped; 1 quotations in them');
    expect((await forget('--outlet', 'Union Wire', '--allow')).code).toBe(0);
  });

  it.each([
    [[], 'Say what to forget'],
    [['goat'], 'is no web address'],
    [['--before', 'soon'], 'is no date'],
    [['--block', address], '--block goes with --outlet'],
    [['--allow', '--before', '2020-01-01'], 'but no date'],
  ])('says what is wrong with %j', async (words, message) => {
    const { code, err } = await forget(...words);
    expect(err.replace(/\s+/g, ' ')).toContain(message);
    expect(code).toBe(2);
  });

  it('tells of copies elsewhere, which stay', async () => {
    const paragraphs = [
      'The harbour band called off the last nights of its winter tour on Friday, after a goat had eaten the only copy of the songs.',
      'The goat belongs to a farm across the road, and has been in the papers before for sleeping in the ticket office all through a matinee.',
      'Refunds will be given at the door until the end of the month, the theatre said, and the poster may be kept for nothing by whoever has it.',
    ];
    const two = ['one', 'two'].map((name) => ({ ...story(name, `Outlet ${name}`, 2025), paragraphs }));
    await type(['ingest', '--library', library, '-'], two.map((one) => JSON.stringify(one)).join('\n'));
    const { out } = await forget('https://outletone.example/one');
    expect(out).toContain('its copy stays: https://outlettwo.example/two');
  });

  it('says that there is no such story', async () => {
    const { code, out } = await forget('--outlet', 'Nobody Knows', '--yes');
    expect(out).toContain('The library has no such story.');
    expect(code).toBe(1);
  });
});
