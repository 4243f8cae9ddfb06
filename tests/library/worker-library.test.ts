import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import * as errors from '../../src/errors.ts';
import { openLibrary } from '../../src/library/index.ts';
import { startChild, starter, startScript } from './child-process.ts';
import { makeSample, makeSearch } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-worker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the thread that holds a library', () => {
  it('finishes what is under way before it closes', async () => {
    const library = await openLibrary(join(folder, 'drains.db'));
    const kept = Array.from({ length: 20 }, (_, number) => {
      const { story, reading } = makeSample({ id: `s${number}`, paragraphs: ['"«A kettle.»"'] });
      return library.keep(story, reading);
    });
    const found = library.searchQuotations(makeSearch({ text: 'kettle' }));
    const late = library.close().then(() => library.counts());
    expect((await Promise.all(kept)).every(({ result }) => result === 'added')).toBe(true);
    expect((await found).total).toBe(20);
    await expect(late).rejects.toThrow('closed');
    expect(existsSync(join(folder, 'drains.db-wal'))).toBe(false);
  });

  it('tells why a file cannot be opened', async () => {
    const path = join(folder, 'diary.db');
    writeFileSync(path, 'Dear diary, '.repeat(40));
    const error = await openLibrary(path).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(errors.LibraryError);
    expect(error).toMatchObject({
      name: 'LibraryError',
      path,
      message: expect.stringContaining('not a Soundbite library'),
    });
  });
});

describe('the thread starts', () => {
  const script = fileURLToPath(new URL('./open-and-report.ts', import.meta.url));
  const viaRegister = `
    import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))};
    register();
    await import(process.argv[1]);`;

  it.each([
    ['in a program that is one script', [starter, script]],
    ['with tsx loaded from the command line', ['--import', import.meta.resolve('tsx'), script]],
    ['with tsx registered by a script', ['--input-type=module', '--eval', viaRegister, '--', script]],
  ])('%s, from another folder', async (_how, args) => {
    const path = join(folder, `${args.length} words.db`);
    const child = startChild(process.execPath, [...args, path], { cwd: tmpdir() });
    expect(await child.ended).toBe(0);
    expect([...child.errors, ...child.lines]).toEqual(['opened: 0 stories']);
  });

  it('in a program that forgets to close the library, which ends all the same', async () => {
    const child = startScript(new URL('./open-and-report.ts', import.meta.url), [
      join(folder, 'forgotten.db'),
    ]);
    expect(await child.ended).toBe(0);
  });
});
