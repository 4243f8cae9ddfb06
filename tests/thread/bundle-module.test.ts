import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleModule } from '../../src/thread/bundle-module.ts';
import { keepBundle, takeBundle } from '../../src/thread/kept-bundle.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soundbite-bundle-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a file as if it had been saved a while ago. */
async function save(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  const earlier = new Date(Date.now() - 60_000);
  await utimes(path, earlier, earlier);
  return path;
}

describe('the script of a module', () => {
  it('has what the module imports', async () => {
    await save('other.ts', 'export const word: string = "goat";');
    const path = await save('main.ts', 'import { word } from "./other.ts"; console.log(word);');
    expect(await bundleModule(pathToFileURL(path))).toContain('goat');
  });

  it('is kept until one of its files changes', async () => {
    const other = await save('other.ts', 'export const word: string = "goat";');
    const path = await save('main.ts', 'import { word } from "./other.ts"; console.log(word);');
    await bundleModule(pathToFileURL(path));
    expect(await takeBundle(path)).toContain('goat');
    await writeFile(other, 'export const word: string = "lantern";');
    expect(await takeBundle(path)).toBeNull();
  });

  it('is made again after the fault that kept it from being made is mended', async () => {
    const path = await save('main.ts', 'const =');
    await expect(bundleModule(pathToFileURL(path))).rejects.toThrow();
    await writeFile(path, 'console.log("mended");');
    expect(await bundleModule(pathToFileURL(path))).toContain('mended');
  });

  it('is not kept when a file was saved while it was made', async () => {
    const path = await save('main.ts', 'console.log("old");');
    const begunAt = Date.now() - 1000;
    await writeFile(path, 'console.log("new");');
    await keepBundle(path, { script: 'old', files: [path], begunAt });
    expect(await takeBundle(path)).toBeNull();
  });
});
