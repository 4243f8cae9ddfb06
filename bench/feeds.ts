/**
 * Reads a farm of 200 invented feeds on local servers for a simulated week, by a steered clock, with everything that goes
 * wrong with feeds: timeouts, errors, broken bodies, moved addresses, changing GUIDs, "too often". Nothing may be read
 * twice or get lost, and no host may be asked more often than its rules allow.
 *
 *     npm run bench:feeds [-- FEEDS DAYS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFarm } from '../tests/feeds/farm/run-farm.ts';
import { measureHold } from './feeds/measure-hold.ts';

const [feedCount = 200, days = 7] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'soundbite-farm-'));
const begun = performance.now();
try {
  const result = await runFarm({
    feedCount,
    days,
    seed: 1,
    libraryPath: join(folder, 'farm.db'),
    onDay: (day) => console.error(`day ${day}, ${((performance.now() - begun) / 1000).toFixed(0)} s`),
  });
  const { requests, lost, outdated, breaches, duplicates } = result;
  console.log(`${result.feeds} feeds for ${days} simulated days: ${result.stories} stories`);
  console.log(
    `duplicates ${duplicates}, lost stories ${lost.length}, stories in an old version ${outdated.length}`,
  );
  console.log(`requests that hosts' rules forbid: ${breaches.length}`);
  console.log(
    `requests ${requests.all}: ${requests.feeds} for feeds (${requests.unchanged} of them answered “not modified”), ${requests.pages} for pages`,
  );
  console.log(`feeds that moved and were followed ${result.moved}, no longer read ${result.disabled}`);
  for (const line of [...lost, ...outdated, ...breaches].slice(0, 20)) console.log(`  ${line}`);
  const hold = await measureHold(folder);
  const computed =
    hold.computedMaxMs === null ? '' : `, of which it computed ${hold.computedMaxMs.toFixed(1)} ms`;
  console.log(
    `a feed of ${hold.stories} stories in full, 4 MB: main loop held at most ${hold.heldMaxMs.toFixed(1)} ms${computed}`,
  );
  process.exitCode = lost.length + outdated.length + breaches.length + Math.abs(duplicates) === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s`);
