import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { type Child, startScript } from '../library/child-process.ts';
import { inventStory } from './invent-story.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-stop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const attemptsMax = 10;

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

  const countDone = () => readFileSync(report, 'utf8').trim().split('\n').length;

  let stopped = await startAndStop(start, report);
  // One that came to its end before it could be stopped, on a machine that wakes this program late, is begun anew.
  for (let attempt = 1; attempt < attemptsMax && countDone() === storyCount; attempt += 1) {
    for (const file of readdirSync(folder)) if (file !== 'archive.jsonl') rmSync(join(folder, file));
    stopped = await startAndStop(start, report);
  }
  expect(await stopped.ended).toBe(130);
  expect(stopped.errors.join('\n')).toContain('Give the same command again to go on from here.');
  const done = countDone();
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

/** Starts a reading, and stops it as Ctrl+C does when something of it is done. */
async function startAndStop(start: () => Child, report: string): Promise<Child> {
  const child = start();
  while ((!existsSync(report) || statSync(report).size === 0) && child.process.exitCode === null)
    await sleep(5);
  child.process.kill('SIGINT');
  await child.ended;
  return child;
}
