import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runFarm } from './farm/run-farm.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-farm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a farm of feeds with faults loses nothing, keeps nothing twice and bothers nobody', async () => {
  const result = await runFarm({ feedCount: 8, days: 1, seed: 3, libraryPath: join(folder, 'farm.db') });
  expect(result.breaches).toEqual([]);
  expect(result.lost).toEqual([]);
  expect(result.outdated).toEqual([]);
  expect(result.duplicates).toBe(0);
  expect(result.feeds).toBe(8);
  expect(result.stories).toBeGreaterThan(20);
  expect(result.requests.unchanged).toBeGreaterThan(0);
  // The simulated days take real requests, each of which may have to wait for the machine.
}, 120_000);
