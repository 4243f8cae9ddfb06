import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { LibraryError } from '../../../src/errors.ts';
import { openEmbeddedLibrary } from '../../../src/library/embedded/open-embedded-library.ts';
import { startChild, starter } from '../child-process.ts';
import { everything, makeSample, makeSearch } from '../sample.ts';

const root = mkdtempSync(join(tmpdir(), 'soundbite-file-'));
// Whoever runs as another user in one of these tests has to get here.
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const openLibrary = async (file: string) => openEmbeddedLibrary(file);

let folder = root;
let path = '';
let count = 0;

beforeEach(() => {
  count += 1;
  folder = join(root, String(count));
  mkdirSync(folder);
  path = join(folder, 'library.db');
});

async function fill(storyCount = 40): Promise<void> {
  const library = await openLibrary(path);
  for (let number = 0; number < storyCount; number += 1) {
    const paragraphs = Array.from(
      { length: 12 },
      (_, line) => `Line ${line}. "«The kettle number ${number}-${line} sings.»"`,
    );
    const { story, reading } = makeSample({ id: `s${number}`, paragraphs, by: `Speaker ${number % 7}` });
    await library.keep(story, reading);
  }
  await library.close();
}

/** Opens the file, searches and reads it, and gives the error that must come of it. */
async function failureOf(use: 'opening' | 'using'): Promise<LibraryError> {
  const opened = await openLibrary(path).catch((error: unknown) => error);
  if (opened instanceof LibraryError || use === 'opening') return opened as LibraryError;
  const library = opened as Awaited<ReturnType<typeof openLibrary>>;
  try {
    await library.searchQuotations(makeSearch({ text: 'kettle', limit: 1000 }));
    await library.latest(everything, 1000, 0);
    for (let number = 0; number < 40; number += 1) {
      await library.quotationsOf(`s${number}`);
      await library.story(`s${number}`);
    }
    throw new Error('The damage was not noticed.');
  } catch (error) {
    return error as LibraryError;
  } finally {
    await library.close();
  }
}

describe('a file that cannot be used is told and left as it is', () => {
  it.each([
    ['a text file', () => writeFileSync(path, 'Dear diary, '.repeat(400)), 'not a Soundbite library'],
    ['a short text file', () => writeFileSync(path, 'hello'), 'not a Soundbite library'],
    ['an overwritten beginning', () => overwrite(0, 600), 'not a Soundbite library'],
    [
      "another program's database",
      () => {
        rmSync(path);
        const other = new Database(path);
        other.exec('CREATE TABLE recipes (title TEXT); INSERT INTO recipes VALUES (1)');
        other.close();
      },
      "another program's database",
    ],
    [
      "another program's database with a version of its own",
      () => {
        rmSync(path);
        const other = new Database(path);
        other.exec('PRAGMA user_version = 1; CREATE TABLE stories (title TEXT)');
        other.close();
      },
      "another program's database",
    ],
    [
      'a library of a newer version',
      () => {
        const newer = new Database(path);
        newer.exec('PRAGMA user_version = 999');
        newer.close();
      },
      'newer Soundbite',
    ],
  ])('%s', async (_what, spoil, message) => {
    await fill(3);
    spoil();
    const before = readFileSync(path);
    const logBefore = readLog();
    const error = await failureOf('opening');
    expect(error).toBeInstanceOf(LibraryError);
    expect(error).toMatchObject({ name: 'LibraryError', path });
    expect(error.message).toContain(path);
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/left as it was|left as it is/);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readLog().equals(logBefore)).toBe(true);
  });

  it.each([
    ['cut in half', () => truncateSync(path, Math.floor(readFileSync(path).length / 2 / 4096) * 4096)],
    ['overwritten in the middle', () => overwrite(4096 * 3, 4096 * 30)],
    ['with changed letters', () => replaceBytes('kettle number', 'kettle nvmber')],
  ])('a library %s', async (_what, spoil) => {
    await fill();
    spoil();
    const before = readFileSync(path);
    const error = await failureOf('using');
    expect(error).toBeInstanceOf(LibraryError);
    expect(error.message).toContain('damaged');
    expect(error.message).toContain('restore a copy');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('a folder', async () => {
    mkdirSync(path);
    expect((await failureOf('opening')).message).toContain('is a folder');
  });

  it('a path below a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    path = join(folder, 'file', 'library.db');
    expect(await failureOf('opening')).toBeInstanceOf(LibraryError);
  });
});

describe('a file that is not there yet', () => {
  it('is made, with its folder', async () => {
    path = join(folder, 'new', 'deeper', 'library.db');
    await fill(1);
    expect(existsSync(path)).toBe(true);
  });

  it('may stand there empty', async () => {
    writeFileSync(path, '');
    await fill(1);
    const library = await openLibrary(path);
    expect(await library.counts()).toMatchObject({ stories: 1 });
    await library.close();
  });
});

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

// Nothing is forbidden to root: the library is then opened in a process of another user, who must be able to read it.
const user = isRoot ? { uid: nobody, gid: nobody } : {};
const openAndReport = new URL('../open-and-report.ts', import.meta.url).pathname;
const canTry =
  process.platform !== 'win32' &&
  spawnSync(process.execPath, ['-e', 'fs.accessSync(process.argv[1])', openAndReport], user).status === 0;

describe.skipIf(!canTry)('a place that may not be written (left out where nobody may be refused)', () => {
  it.each([
    ['a read-only file', () => chmodSync(path, 0o444)],
    ['a file that may not be read', () => chmodSync(path, 0o000)],
    ['a read-only folder', () => chmodSync(folder, 0o555)],
  ])('%s is told', async (_what, spoil) => {
    await fill(1);
    spoil();
    const before = readFileSync(path);
    const { stdout } = spawnSync(process.execPath, [starter, openAndReport, path], {
      ...user,
      encoding: 'utf8',
    });
    chmodSync(folder, 0o755);
    expect(stdout).toMatch(/^LibraryError: /);
    expect(stdout).toContain(path);
    expect(stdout).toMatch(/may not|read-only/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

/** Runs a command in which mounting is allowed and seen by nobody else. */
const mountPrivately: string = 'unshare';
const canMount =
  process.platform === 'linux' &&
  spawnSync(mountPrivately, ['-rm', 'sh', '-c', `mount -t tmpfs -o size=64k tmpfs ${tmpdir()}`]).status === 0;

describe.skipIf(!canMount)('a full disk (left out where small disks cannot be mounted)', () => {
  it('is told, loses nothing, and serves again when there is room', { timeout: 60_000 }, async () => {
    const script = new URL('../fill-the-disk.ts', import.meta.url).pathname;
    const command = `mount -t tmpfs -o size=1m tmpfs '${folder}' && exec "$0" "$@"`;
    const child = startChild(mountPrivately, [
      '-rm',
      'sh',
      '-c',
      command,
      process.execPath,
      starter,
      script,
      path,
    ]);
    await child.ended;
    expect(child.errors).toEqual([]);
    expect(child.lines).toEqual([
      'LibraryError: the disk is full',
      'everything acknowledged is there',
      'nothing unacknowledged is there',
      'kept again after making room',
    ]);
  });
});

function readLog(): Buffer {
  return existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0);
}

function overwrite(from: number, to: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, from, Math.min(to, bytes.length));
  writeFileSync(path, bytes);
}

function replaceBytes(before: string, after: string): void {
  const text = readFileSync(path, 'latin1');
  writeFileSync(path, text.replaceAll(before, after), 'latin1');
}
