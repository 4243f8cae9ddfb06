import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openLibrary, openMemoryLibrary } from '../../src/library/index.ts';
import { describeLibrary } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let fileCount = 0;

describeLibrary('a library in memory', openMemoryLibrary);
describeLibrary('a library file behind its thread', () => {
  fileCount += 1;
  return openLibrary(join(folder, `${fileCount}.db`));
});
