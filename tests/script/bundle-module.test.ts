import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleModule } from '../../src/script/bundle-module.mjs';
import { keepScript, takeScript } from '../../src/script/kept-script.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soundbite-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a file as if it had been saved a while ago. */
function save(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  const earlier = new Date(Date.now() - 60_000);
  utimesSync(path, earlier, earlier);
  return path;
}

describe('the script of a module', () => {
  it('has what the module imports', async () => {
    save('other.ts', 'export const word: string = "goat";');
    const path = save('main.ts', 'import { word } from "./other.ts"; console.log(word);');
    expect(await bundleModule(pathToFileURL(path))).toContain('goat');
  });

  it('is kept until one of its files changes', async () => {
    const other = save('other.ts', 'export const word: string = "goat";');
    const path = save('main.ts', 'import { word } from "./other.ts"; console.log(word);');
    await bundleModule(pathToFileURL(path));
    expect(takeScript(path)).toContain('goat');
    writeFileSync(other, 'export const word: string = "lantern";');
    expect(takeScript(path)).toBeNull();
  });

  it('is kept whatever folder the program has gone to', async () => {
    const before = process.cwd();
    const path = save('main.ts', 'console.log("goat");');
    process.chdir(folder);
    try {
      await bundleModule(pathToFileURL(path));
    } finally {
      process.chdir(before);
    }
    expect(takeScript(path)).toContain('goat');
  });

  it('is made again after the fault that kept it from being made is mended', async () => {
    const path = save('main.ts', 'const =');
    await expect(bundleModule(pathToFileURL(path))).rejects.toThrow();
    writeFileSync(path, 'console.log("mended");');
    expect(await bundleModule(pathToFileURL(path))).toContain('mended');
  });

  it('is not kept when a file was saved while it was made', () => {
    const path = save('main.ts', 'console.log("old");');
    const begunAt = Date.now() - 1000;
    writeFileSync(path, 'console.log("new");');
    keepScript(path, { script: 'old', files: [path], begunAt });
    expect(takeScript(path)).toBeNull();
  });

  it('is not kept when a file was saved just before, which a coarse clock cannot tell from meanwhile', () => {
    const path = save('main.ts', 'console.log("new");');
    utimesSync(path, new Date(), new Date(Date.now() - 1000));
    keepScript(path, { script: 'old', files: [path], begunAt: Date.now() });
    expect(takeScript(path)).toBeNull();
  });

  it('is taken only when all of it is there', () => {
    const path = save('main.ts', '');
    const begunAt = Date.now();
    keepScript(path, { script: 'goat', files: [path], begunAt });
    expect(takeScript(path)).toBe('goat');
  });
});
