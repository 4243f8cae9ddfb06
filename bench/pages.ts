/**
 * Measures article extraction on pages with known truth, beside Readability alone, in one run: `npm run bench:pages`;
 * `-- --peers` adds the programs of `bench/peers`. Text by four-word shingles as the public article extraction benchmark
 * counts them. Then a thousand damaged pages are read, and whole pages with their quotations.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { NoStoryError } from '../src/errors.ts';
import { extractStory } from '../src/extract/index.ts';
import { loadLexicons } from '../src/quotes/index.ts';
import { readPage } from '../src/reader/read-page.ts';
import { damagedPages } from '../tests/extract/damaged-pages.ts';
import {
  loadDefuddle,
  nothingRead,
  type PageReader,
  readWithReadability,
  readWithSoundbite,
} from './pages/page-readers.ts';
import { PageScore, type Truth } from './pages/page-score.ts';

const root = join(import.meta.dirname, '../../shared/pages');
const sets = ['zyte-dev', 'wcxb-dev'].filter((set) => {
  if (existsSync(join(root, set))) return true;
  console.log(`${set}: left out, its pages are not here (../shared/pages/${set}).`);
  return false;
});

function* listPages(set: string): Generator<{ readonly truth: Truth; readonly html: string }> {
  for (const line of readFileSync(join(root, set, 'truth.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const truth: Truth = JSON.parse(line);
    yield {
      truth,
      html: gunzipSync(readFileSync(join(root, set, 'html', `${truth.id}.html.gz`))).toString(),
    };
  }
}

async function loadReaders(): Promise<ReadonlyMap<string, PageReader>> {
  const readers = new Map<string, PageReader>([
    ['soundbite', readWithSoundbite],
    ['readability', readWithReadability],
  ]);
  if (!process.argv.includes('--peers')) return readers;
  const defuddle = await loadDefuddle();
  if (defuddle === null)
    console.log('defuddle: left out, it is not installed. Run npm ci --prefix bench/peers.');
  else readers.set('defuddle', defuddle);
  return readers;
}

async function measure(set: string, read: PageReader): Promise<string> {
  const score = new PageScore();
  for (const { truth, html } of listPages(set)) {
    const start = process.cpuUsage();
    const reading = await Promise.resolve()
      .then(() => read(html, truth))
      .catch(() => nothingRead);
    score.add(truth, reading, cpuMsSince(start));
  }
  return score.toString();
}

/** Reads whole pages as ingest does: the story, then its quotations. */
function measureWholeReads(set: string): string {
  const lexicons = loadLexicons();
  const times: number[] = [];
  for (const { truth, html } of listPages(set)) {
    const start = process.cpuUsage();
    try {
      readPage({ id: truth.id, url: truth.url, kind: 'html', body: html }, lexicons);
    } catch (error) {
      if (!(error instanceof NoStoryError)) throw error;
    }
    times.push(cpuMsSince(start));
  }
  times.sort((a, b) => a - b);
  return `CPU ms a page: median=${(times[times.length >> 1] ?? 0).toFixed(0)} max=${(times.at(-1) ?? 0).toFixed(0)}`;
}

function measureDamaged(count: number): string {
  const tally = { stories: 0, refused: 0, crashed: 0, longestMs: 0 };
  for (const body of fc.sample(damagedPages, { numRuns: count, seed: 1 })) {
    const start = process.cpuUsage();
    try {
      extractStory({ id: null, url: 'https://glossfront.example/goats', kind: 'html', body });
      tally.stories += 1;
    } catch (error) {
      tally[error instanceof NoStoryError ? 'refused' : 'crashed'] += 1;
    }
    tally.longestMs = Math.max(tally.longestMs, Math.round(cpuMsSince(start)));
  }
  return Object.entries(tally)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const readers = await loadReaders();
for (const set of sets) {
  for (const [name, read] of readers) console.log(`${set} ${name}: ${await measure(set, read)}`);
  console.log(`${set} soundbite, quotations included: ${measureWholeReads(set)}`);
}
console.log(`1000 damaged pages: ${measureDamaged(1000)}`);
