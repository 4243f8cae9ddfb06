import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeHouses, type } from './typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-feeds-'));
const library = join(folder, 'library.db');
afterAll(async () => {
  await closeHouses();
  rmSync(folder, { recursive: true, force: true });
});

const feeds = (words: readonly string[]) => type(['feeds', ...words, '--library', library]);
const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const opml = write(
  'feeds.opml',
  `<opml version="2.0"><body><outline text="Bleat &amp; Sons" xmlUrl="https://bleat.example/feed"/>
   <outline text="Folder"><outline text="Moo" xmlUrl="https://moo.example/feed"/><outline text="Bad" xmlUrl="feed:moo"/></outline></body></opml>`,
);

describe('soundbite feeds', () => {
  it('has nothing to show or to export at first', async () => {
    expect(await feeds(['list'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/There are none yet/),
    });
    expect(await feeds(['export'])).toMatchObject({ code: 1, err: expect.stringMatching(/no feeds yet/) });
    expect(await feeds(['read'])).toMatchObject({
      code: 1,
      out: '0 stories added; 0 of 0 feeds cannot be read\n',
      err: expect.stringContaining('soundbite feeds add'),
    });
  });

  it('imports a list once, and says what it leaves out', async () => {
    const first = await feeds(['import', opml]);
    expect(first).toMatchObject({ code: 2, out: '2 feeds added, 0 known already, 1 left out\n' });
    expect(first.err).toMatch(/feed:moo is no web address/);
    expect((await feeds(['import', opml])).out).toBe('0 feeds added, 2 known already, 1 left out\n');
  });

  it('lists, pauses, resumes and removes', async () => {
    expect((await feeds(['list'])).out).toMatch(/2 feeds[\s\S]*Bleat & Sons.*not read yet[\s\S]*Moo/);
    expect(await feeds(['pause', 'moo'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Feed paused/),
    });
    expect((await feeds(['list'])).out).toMatch(/Moo.*paused/);
    expect((await feeds(['resume', 'https://moo.example/feed'])).out).toMatch(/Feed resumed/);
    expect(await feeds(['remove', 'yak'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no feed “yak”/),
    });
  });

  it('exports a list that it imports again', async () => {
    const { out, code } = await feeds(['export']);
    expect(code).toBe(0);
    expect(out).toMatch(/<opml[\s\S]*xmlUrl="https:\/\/bleat\.example\/feed"/);
    await feeds(['remove', 'bleat']);
    const again = await feeds(['import', write('again.opml', out)]);
    expect(again).toMatchObject({ code: 0, out: '1 feeds added, 1 known already, 0 left out\n' });
  });

  it('exports what is paused as paused, and leaves it so when it imports it', async () => {
    await feeds(['pause', 'moo']);
    const list = write('paused.opml', (await feeds(['export'])).out);
    const elsewhere = ['--library', join(folder, 'elsewhere.db')];
    await type(['feeds', 'import', list, ...elsewhere]);
    const { out } = await type(['feeds', 'list', ...elsewhere]);
    expect(out).toMatch(/Moo.*paused/);
    expect(out.match(/paused/g)).toHaveLength(1);
    // Known already: what was decided here stays.
    await feeds(['resume', 'moo']);
    await feeds(['import', list]);
    expect((await feeds(['list'])).out).not.toContain('paused');
  });

  it('fails where no feed can be read, and says why of each', async () => {
    const path = join(folder, 'failing.db');
    const inside = write(
      'inside.opml',
      '<opml><body><outline text="Fold" xmlUrl="http://127.0.0.1/feed"/><outline xmlUrl="http://127.0.0.1/b"/></body></opml>',
    );
    const typeFeeds = (words: readonly string[]) => type(['feeds', ...words, '--library', path]);
    await typeFeeds(['import', inside]);
    expect(await typeFeeds(['read'])).toMatchObject({
      code: 2,
      out: '0 stories added; 2 of 2 feeds cannot be read\n',
      err: expect.stringMatching(/ {2}Fold \(http:\S+\/feed\): .*does not visit[\s\S]*No feed can be read/),
    });
    // What is paused is not wanted, so that it cannot be missed.
    await typeFeeds(['pause', 'http://127.0.0.1/b']);
    expect(await typeFeeds(['read'])).toMatchObject({ code: 2, out: expect.stringContaining('; 1 paused') });
    await typeFeeds(['pause', 'Fold']);
    expect(await typeFeeds(['read'])).toMatchObject({ code: 1, out: expect.stringContaining('; 2 paused') });
  });

  it.each([
    [['import', join(folder, 'none.opml')], /none\.opml cannot be read/],
    [['import', write('no.opml', '<html>')], /no\.opml is no OPML list/],
    [['add', 'goat'], /“goat” is no web address/],
    [['add', 'http://127.0.0.1/feed'], /does not visit/],
    [['list', 'goat'], /too many arguments/],
    [['shear'], /unknown command 'shear'/],
  ])('%j is told to be wrong', async (words, message) => {
    expect(await feeds(words)).toMatchObject({ code: 2, err: expect.stringMatching(message) });
  });
});
