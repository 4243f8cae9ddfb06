import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../../src/library/index.ts';
import { startScript } from './child-process.ts';
import { makeSample, makeSearch, type Sketch } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-processes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let path = '';
let count = 0;
beforeEach(() => {
  count += 1;
  path = join(folder, `${count}.db`);
});

const keep = (library: Library, sketch: Sketch) => {
  const { story, reading } = makeSample(sketch);
  return library.keep(story, reading);
};

describe('two that have one file open', () => {
  it('see at once what the other keeps, changes and forgets', async () => {
    const [one, other] = await Promise.all([openLibrary(path), openLibrary(path)]);
    const found = async (library: Library, text: string) =>
      (await library.searchQuotations(makeSearch({ text }))).hits.map(({ kept }) => kept.runs[0].text);

    await keep(one, { id: 'a', paragraphs: ['"«The first kettle.»"'], by: 'Ada Kettle' });
    expect(await found(other, 'kettle')).toEqual(['The first kettle.']);
    expect(await other.person('ada-kettle')).toMatchObject({ quotationCount: 1 });

    await keep(other, { id: 'a', paragraphs: ['"«The second teapot.»"'], by: 'Bea Pott' });
    expect(await found(one, 'kettle')).toEqual([]);
    expect(await found(one, 'teapot')).toEqual(['The second teapot.']);
    expect(await one.matchNames(['Ada', 'Pott'])).toMatchObject([[], [{ person: { id: 'bea-pott' } }]]);

    await one.forget('a');
    expect(await found(other, 'teapot')).toEqual([]);
    expect(await other.completePerson('', 5)).toEqual([]);
    expect(await other.searchQuotations(makeSearch({}))).toEqual({ hits: [], total: 0 });
    await Promise.all([one.close(), other.close()]);
  });

  it('write at the same time and lose nothing', async () => {
    const libraries = await Promise.all([openLibrary(path), openLibrary(path)]);
    await Promise.all(
      libraries.flatMap((library, who) =>
        Array.from({ length: 40 }, (_, number) =>
          keep(library, { id: `${who}-${number}`, paragraphs: [`"«Kettle ${number}»"`], by: 'Ada Kettle' }),
        ),
      ),
    );
    for (const library of libraries) {
      expect(await library.counts()).toEqual({ stories: 80, quotations: 80, people: 1 });
      expect((await library.searchQuotations(makeSearch({ text: 'kettle' }))).total).toBe(80);
      await library.close();
    }
  });

  it('may be two processes, one of which is killed', async () => {
    const library = await openLibrary(path);
    const child = startScript(new URL('./keep-until-killed.ts', import.meta.url), [path, '0']);
    while (child.lines.length < 30 && child.process.exitCode === null) {
      await keep(library, { id: `mine-${child.lines.length}`, paragraphs: ['"«Mine alone.»"'] });
    }
    child.process.kill('SIGKILL');
    await child.ended;
    expect(child.errors).toEqual([]);
    await keep(library, { id: 'after', paragraphs: ['"«Afterwards.»"'] });
    const { quotations } = await library.counts();
    const found = await library.searchQuotations(makeSearch({ text: 'words alone afterwards' }));
    expect(found.total).toBe(quotations);
    await library.close();
  });

  it('may both make the file', async () => {
    const libraries = await Promise.all(Array.from({ length: 4 }, () => openLibrary(path)));
    for (const library of libraries) {
      expect(await library.counts()).toMatchObject({ stories: 0 });
      await library.close();
    }
  });
});
