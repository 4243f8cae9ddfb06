import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { type Child, startScript } from '../library/child-process.ts';
import { inventStory } from './invent-story.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-stop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('Ctrl+C finishes what is under way and says how to go on; going on leaves nothing out and nothing twice', {
  timeout: 240_000,
}, async () => {
  const archive = join(folder, 'archive.jsonl');
  const report = join(folder, 'report.jsonl');
  const storyCount = 120;
  const lines = Array.from({ length: storyCount }, (_, number) => JSON.stringify(inventStory(number)));
  writeFileSync(archive, lines.join('\n'));
  const words = ['ingest', '--library', join(folder, 'library.db'), '--report', report, archive];
  const start = (): Child => startScript(new URL('../../src/cli.ts', import.meta.url), words);

  const stopped = start();
  while (!existsSync(report) || statSync(report).size === 0) await sleep(5);
  stopped.process.kill('SIGINT');
  expect(await stopped.ended).toBe(130);
  expect(stopped.errors.join('\n')).toContain('Give the same command again to go on from here.');
  const done = readFileSync(report, 'utf8').trim().split('\n').length;
  expect(done).toBeLessThan(storyCount);

  const going = start();
  expect(await going.ended).toBe(0);
  expect(going.errors.join('\n')).toContain(`Going on where this was cut off: ${done} inputs are done.`);
  expect(going.errors.join('\n')).toContain(`${storyCount} added, 0 changed, 0 unchanged, 0 skipped`);
  const inputs = readFileSync(report, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { input: string }).input);
  expect(inputs).toEqual(lines.map((_, index) => `${archive}:${index + 1}`));
});
