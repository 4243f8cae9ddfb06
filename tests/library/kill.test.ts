import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../../src/library/index.ts';
import { type Child, startScript } from './child-process.ts';
import { makeSearch } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// More rounds by hand: KILL_ROUNDS=100 npx vitest run tests/library/kill.test.ts
const roundCount = Number(process.env['KILL_ROUNDS'] ?? 3);

describe('a library whose process is killed at any moment', () => {
  it('has everything that was acknowledged, and stays whole', { timeout: roundCount * 10_000 }, async () => {
    const path = join(folder, 'library.db');
    const stories = new Map<string, number>();
    const requests = new Map<string, string>();
    for (let round = 0; round < roundCount; round += 1) {
      await runAndKill(path, round, { stories, requests });
      const library = await openLibrary(path);
      await expectAll(library, { stories, requests });
      await library.close();
    }
    const database = new Database(path);
    expect(database.prepare('PRAGMA integrity_check').all()).toMatchObject([{ integrity_check: 'ok' }]);
    database.close();
    expect(stories.size).toBeGreaterThan(roundCount);
  });
});

interface Acknowledged {
  /** Number of quotations by story; 0 when it was forgotten. */
  readonly stories: Map<string, number>;
  readonly requests: Map<string, string>;
}

async function runAndKill(path: string, round: number, { stories, requests }: Acknowledged): Promise<void> {
  const child = startScript(new URL('./keep-until-killed.ts', import.meta.url), [path, String(round)]);
  // Some stories each round, and then at any moment.
  await untilWritten(child, 12 + Math.random() * 60);
  child.process.kill('SIGKILL');
  await child.ended;
  expect(child.errors).toEqual([]);
  for (const line of child.lines) {
    const [what, id = '', value = ''] = line.split(' ');
    if (what === 'request') requests.set(id, value);
    else stories.set(id, Number(value));
  }
  // The last story may have been forgotten already, without a word.
  const last = [...stories.keys()].at(-1);
  if (last !== undefined && stories.get(last) !== 0) stories.delete(last);
}

/** Waits for some lines, not for some time: a busy machine writes little in that. */
async function untilWritten(child: Child, lineCount: number): Promise<void> {
  while (child.lines.length < lineCount && child.process.exitCode === null) await sleep(1);
}

async function expectAll(library: Library, { stories, requests }: Acknowledged): Promise<void> {
  const last = [...stories.keys()].at(-1);
  for (const [id, quotationCount] of stories) {
    // The last call of a round may have been done without being told of.
    if (quotationCount > 0 && id !== last)
      expect(await library.quotationsOf(id)).toHaveLength(quotationCount);
    if (quotationCount === 0) expect(await library.story(id)).toBeNull();
  }
  for (const [requestId, id] of requests) {
    expect(await library.request(requestId)).toMatchObject({ options: { id } });
  }
  const { quotations } = await library.counts();
  expect((await library.searchQuotations(makeSearch({ text: 'words' }))).total).toBe(quotations);
}
