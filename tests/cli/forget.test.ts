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
    await cutOff.forgetSome({ storyId: null, address, outlet: null, before: null, withUndated: false }, 10);
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
    const expected = { stories: 2, quotations: 2, undated: 0, near: [], forgotten: true };
    expect(JSON.parse(out)).toEqual(expected);
    const again = await type(['ingest', '--library', library, archive]);
    expect(again.err).toContain('All of Union Wire was forgotten');
    expect(again.err).toContain('0 added, 0 changed, 1 unchanged, 2 skipped; 1 quotations in them');
    expect((await forget('--outlet', 'Union Wire', '--allow')).code).toBe(0);
  });

  it.each([
    [[], 'Say what to forget'],
    [['yak'], 'no story of the id, headline or address “yak”. “soundbite latest” lists stories.'],
    [['http:yak story'], 'is no web address'],
    [['--allow', 'goat'], '“goat” is no web address, and --allow takes'],
    [['--undated', address], '--undated goes with --before'],
    [['the story'], 'Did you mean one of these? lantern The lantern story (Sandglass, 2020-03-02, https'],
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

  it.each([
    ['pasted', 'by the id that ingest told'],
    ['id:pasted', 'by the id that the lists show'],
    ['a pasted NOTE', 'by its headline'],
  ])('forgets a story without an address: %s, %s', async (name) => {
    const path = join(folder, 'pasted.db');
    const { url: _url, ...pasted } = { ...story('pasted', 'Nowhere', 2024), title: 'A Pasted Note' };
    await type(['ingest', '--library', path, '-'], JSON.stringify(pasted));
    const shown = await type(['forget', '--library', path, name]);
    expect(shown.out).toContain('A Pasted Note (Nowhere, 2024-03-02)');
    expect(shown.out).toContain('no address by which it could be kept out later');
    const { out, code } = await type(['forget', '--library', path, name, '--yes']);
    expect([out, code]).toEqual(['Forgotten: 1 story with 1 quotation.\n', 0]);
  });

  it('keeps a story out by its address, though it was named by its headline', async () => {
    const path = join(folder, 'named.db');
    await type(['ingest', '--library', path, archive]);
    const { out } = await type(['forget', '--library', path, 'The Lantern Story', '--yes']);
    expect(out).toContain('https://sandglass.example/lantern is not kept again.');
  });

  it('asks which of several stories of one headline is meant', async () => {
    const path = join(folder, 'namesakes.db');
    const two = ['one', 'two'].map((name) => ({ ...story(name, `Outlet ${name}`, 2025), title: 'Goats' }));
    await type(['ingest', '--library', path, '-'], two.map((one) => JSON.stringify(one)).join('\n'));
    const { err, code } = await type(['forget', '--library', path, 'goats', '--yes']);
    expect(err).toMatch(/headline of several stories[\s\S]*\n +two +Goats \(Outlet two[\s\S]*\n +one /);
    expect(code).toBe(2);
  });

  it('leaves stories without a date, says how many, and takes them when asked to', async () => {
    const path = join(folder, 'undated.db');
    const { published: _published, ...undated } = story('undated', 'Sandglass', 2024);
    const lines = [undated, story('old', 'Sandglass', 2020)].map((one) => JSON.stringify(one));
    await type(['ingest', '--library', path, '-'], lines.join('\n'));
    const forgetBefore = (...words: string[]) => type(['forget', '--library', path, '--before', ...words]);
    const early = await forgetBefore('2021-01-01');
    expect(early.out).toContain('1 story with 1 quotation');
    expect(early.err).toContain('1 story without a date stays; with --undated those go too');
    expect(early.err).toContain('before 2021-01-01: 0.');
    expect((await forgetBefore('2021-01-01', '--undated')).err).toContain(
      '1 story without a date stays: in the',
    );
    expect((await forgetBefore('2999-01-01', '--undated')).out).toContain('2 stories with 2 quotations');
    const { out } = await forgetBefore('2999-01-01', '--yes', '--json');
    expect(JSON.parse(out)).toMatchObject({ stories: 1, undated: 1 });
  });

  describe('of a wrong outlet', () => {
    const path = join(folder, 'outlets.db');
    beforeAll(async () => {
      await type(['ingest', '--library', path, archive]);
    });

    it.each([
      ['Unoin Wire', 'Union Wire (2 stories)'],
      ['unionwire', 'Union Wire (2 stories)'],
      ['The Union', 'Union Wire (2 stories)'],
      ['Sandgalss Daily', 'Sandglass (1 story)'],
      ['unionwrie.example', 'unionwire.example (2 stories)'],
      ['unionwire.com', 'unionwire.example (2 stories)'],
    ])('%s, asks whether %s was meant', async (outlet, near) => {
      const { out, code } = await type(['forget', '--library', path, '--outlet', outlet]);
      expect(out).toContain(`The library has no story of “${outlet}”. Did you mean ${near}?`);
      expect(code).toBe(1);
    });
  });

  it('says that there is no such story', async () => {
    const { code, out } = await forget('--outlet', 'Nobody Knows', '--yes');
    expect(out).toContain('The library has no such story.');
    expect(code).toBe(1);
  });

  it('does not ask to go on where there is nothing to go on with', async () => {
    const { out, err } = await forget('--outlet', 'Nobody Knows');
    expect(out).toContain('The library has no such story.');
    expect(err).not.toContain('--yes');
  });
});
