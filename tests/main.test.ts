import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { openEmbeddedLibrary } from '../src/library/index.ts';
import { makeSample } from './library/sample.ts';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'soundbite-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the playground forgets old stories as the live bot does, and says so', async () => {
  const path = join(folder, 'library.db');
  const library = openEmbeddedLibrary(path);
  for (const [id, published] of [
    ['old', '2020-05-01T00:00:00Z'],
    ['new', new Date().toISOString()],
  ] as const) {
    const { story, reading } = makeSample({ id, published, paragraphs: ['A day.'] });
    await library.keep(story, reading);
  }
  await library.close();

  const env = { DISCORD_TOKEN: '', SOUNDBITE_LIBRARY: path, SOUNDBITE_KEEP_DAYS: '30', PORT: '0' };
  const child = spawn(process.execPath, ['src/start.mjs'], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
  }
  try {
    await vi.waitFor(() => expect(printed).toContain('Forgot 1 story older than 30 days.'), 15_000);
  } finally {
    child.kill('SIGKILL');
  }
});

it.each([
  ['--version', 0, /^\d+\.\d+\.\d+\n$/],
  ['--help', 0, /^Usage: npm start/],
  ['--prot', 2, /“--prot” is not understood, and nothing was started/],
])('answers %s and starts nothing', async (word, code, words) => {
  const env = { PATH: process.env['PATH'], DISCORD_TOKEN: '', PORT: '0' };
  const child = spawn(process.execPath, ['src/start.mjs', word], { cwd: root, env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
  }
  const ended = await new Promise((resolve) => child.once('close', resolve));
  expect(ended).toBe(code);
  expect(printed).toMatch(words);
});
