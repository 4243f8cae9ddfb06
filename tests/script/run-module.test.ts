import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startChild } from '../library/child-process.ts';

const root = resolve(import.meta.dirname, '../..');

/** A small project that is started as ours is. */
let project: string;
const inProject = (name: string) => join(project, name);

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'soundbite-project-'));
  cpSync(join(root, 'src/script'), inProject('src/script'), { recursive: true });
  mkdirSync(inProject('node_modules'));
  symlinkSync(join(root, 'node_modules/esbuild'), inProject('node_modules/esbuild'));
  save('package.json', '{"type": "module"}');
  save(
    'src/start.mjs',
    'import { runModule } from "./script/index.mjs"; await runModule(new URL("./main.ts", import.meta.url));',
  );
  save('src/main.ts', 'import { word } from "./word.ts"; console.log(word, process.argv.slice(2).join());');
  save('src/word.ts', 'export const word: string = "goat";');
  for (const name of readdirSync(inProject('src/script'))) settle(inProject(`src/script/${name}`));
});
afterEach(() => rmSync(project, { recursive: true }));

function save(name: string, text: string): void {
  writeFileSync(inProject(name), text);
  settle(inProject(name));
}

/** Makes a file one that was saved a while ago. */
function settle(path: string): void {
  const earlier = new Date(Date.now() - 60_000);
  utimesSync(path, earlier, earlier);
}

const kept = () => readdirSync(inProject('node_modules/.cache/soundbite'));

async function start(...words: readonly string[]): Promise<string> {
  const child = startChild(process.execPath, [inProject('src/start.mjs'), ...words], { cwd: tmpdir() });
  const code = await child.ended;
  return [`${code}`, ...child.lines, ...child.errors].join('\n');
}

describe('a program that is started from its script', () => {
  it('runs with its words, at its first start and from what is kept of it', async () => {
    expect(await start('a', 'b')).toBe('0\ngoat a,b');
    expect(kept()).toHaveLength(1);
    expect(await start('c')).toBe('0\ngoat c');
    expect(kept()).toHaveLength(1);
  });

  it('runs what stands in its files now, however it was when it was kept', async () => {
    await start();
    writeFileSync(inProject('src/word.ts'), 'export const word: string = "hen!";');
    expect(await start()).toBe('0\nhen! ');
    save('src/word.ts', 'export const word: string = "lantern";');
    expect(await start()).toBe('0\nlantern ');
    expect(await start()).toBe('0\nlantern ');
  });

  it('may be started twice at once', async () => {
    expect(await Promise.all([start('a'), start('b'), start('c')])).toEqual([
      '0\ngoat a',
      '0\ngoat b',
      '0\ngoat c',
    ]);
    expect(kept()).toHaveLength(1);
    expect(await start()).toBe('0\ngoat ');
  });

  it('runs where nothing can be kept', async () => {
    writeFileSync(inProject('node_modules/.cache'), '');
    expect(await start()).toBe('0\ngoat ');
    expect(await start()).toBe('0\ngoat ');
  });

  it('runs though what was kept of it is cut or no script at all', async () => {
    await start();
    const [name = ''] = kept();
    const path = inProject(`node_modules/.cache/soundbite/${name}`);
    for (const spoilt of ['', 'nonsense', '{}\n', '{"length": 3, "files": {}}\nco']) {
      writeFileSync(path, spoilt);
      expect(await start()).toBe('0\ngoat ');
    }
  });

  it('tells of a fault in the lines of the file as written', async () => {
    save(
      'src/word.ts',
      'export const word: string = "goat";\n\nconst hen: string = "hen";\nthrow new Error(hen);',
    );
    expect(await start()).toMatch(/Error: hen[\s\S]*src\/word\.ts:4:7/);
  });

  it('tells what is wrong with a file that cannot be read', async () => {
    save('src/word.ts', 'export const = 3;');
    expect(await start()).toMatch(/^1\n[\s\S]*word\.ts:1:13: ERROR: Expected/);
  });
});
