import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { drawGrowth } from './search/draw-growth.ts';
import { fillLibrary } from './search/fill-library.ts';
import type { Result } from './search/result.ts';

/**
 * Asks invented corpora of growing size questions with known answers, beside other search engines, each in a process
 * of its own; then draws what was measured to docs/search-growth.svg.
 *
 *     npm run bench:search -- [--count 500] [--folder FOLDER] [--only SYSTEM]… [QUOTATIONS…]
 *
 * Sizes are 10000 and 100000 unless others are given; a million takes half an hour, 2 GB of disk and half a GB of memory.
 * Libraries are kept in FOLDER for the next run. FlexSearch and Orama take part where `npm ci --prefix bench/peers` has
 * put them.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '500' },
    folder: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [10_000, 100_000];
const folder =
  values.folder === undefined ? mkdtempSync(join(tmpdir(), 'soundbite-search-')) : resolve(values.folder);
mkdirSync(folder, { recursive: true });

const here = import.meta.dirname;
const hasPeers = existsSync(join(here, 'peers/node_modules'));
const peers = ['MiniSearch, prefix and fuzzy', 'SQLite FTS5', ...(hasPeers ? ['FlexSearch', 'Orama'] : [])];
const chosen = ['Soundbite', ...peers].filter((name) => values.only?.includes(name) ?? true);

const results: Result[] = [];
for (const size of sizes) {
  console.log(`\n${size} quotations`);
  for (const system of chosen) {
    const result = await measure(system, size);
    if (result === null) continue;
    results.push(result);
    report(result);
  }
}
keepFigures(results);
if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });

async function measure(system: string, size: number): Promise<Result | null> {
  const path = join(folder, `${size}.db`);
  if (system === 'Soundbite') await fillLibrary(path, size);
  const [script, subject] =
    system === 'Soundbite' ? ['search/measure-library.ts', path] : ['search/measure-peer.ts', system];
  const args = [
    '--max-old-space-size=8000',
    '--import',
    'tsx',
    join(here, script),
    subject,
    `${size}`,
    values.count,
  ];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e7 });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
  } catch (error) {
    console.log(
      `${system}: not measured: ${error instanceof Error ? error.message.split('\n').at(-1) : error}`,
    );
    return null;
  }
}

function report({ system, kinds, buildS, firstAnswerS, wholeS, residentMb, holds }: Result): void {
  const start =
    firstAnswerS === null
      ? `built in ${buildS?.toFixed(1)} s`
      : `first answer ${firstAnswerS.toFixed(2)} s, whole ${wholeS?.toFixed(1)} s`;
  const held = Object.entries(holds ?? {})
    .map(
      ([when, hold]) =>
        `${hold.heldMs.toFixed(0)} (computing ${hold.computedMs?.toFixed(0) ?? '?'}) ms ${when}`,
    )
    .join(', ');
  console.log(
    `${system}: ${start}, ${residentMb.toFixed(0)} MB${held === '' ? '' : `; main loop held ${held}`}`,
  );
  for (const { kind, count, p50Ms, p99Ms, maxMs, p50CpuMs, p99CpuMs, mrr } of kinds) {
    console.log(
      `  ${kind.padEnd(32)} p50 ${p50Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} max ${maxMs.toFixed(1)} ms` +
        `  (processor p50 ${p50CpuMs.toFixed(1)} p99 ${p99CpuMs.toFixed(1)} ms)  MRR ${mrr.toFixed(3)}  n ${count}`,
    );
  }
}

/** Keeps figures of sizes and systems that were not measured this time, so that a large size need not be run again. */
function keepFigures(fresh: readonly Result[]): void {
  const path = resolve(here, '../docs/search-growth.jsonl');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const former = lines.map((line) => JSON.parse(line) as Result);
  const isFresh = (one: Result) =>
    fresh.some(
      ({ system, quotationCount }) => system === one.system && quotationCount === one.quotationCount,
    );
  const all = [...former.filter((one) => !isFresh(one)), ...fresh].sort(
    (a, b) => a.quotationCount - b.quotationCount || (a.system < b.system ? -1 : 1),
  );
  writeFileSync(path, all.map((one) => `${JSON.stringify(one)}\n`).join(''));
  writeFileSync(resolve(here, '../docs/search-growth.svg'), drawGrowth(all));
}
