/**
 * Measures the whole ingest of pages: what each stage costs on one core, how many pages a second all cores read, and
 * how much memory a long archive takes.
 *
 *     npm run bench:ingest -- [--pages 200] [--archive 1000] [--records] [--asking]
 *
 * The stages are measured on the real pages of `../shared/pages` where they are, else on pages made of our own stories;
 * the archive is a web archive of invented pages, or with `--records` a file of their stories, a line each. With
 * `--pages 0 --archive 100000` it is as long as one may be, and nothing else is measured.
 * With `--asking` questions are asked of the library meanwhile, and how long each waits for its answer is told.
 */
import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Answerer, openAnswerer } from '../src/answerer/index.ts';
import type { Page, Reading, Story } from '../src/domain.ts';
import { UserError } from '../src/errors.ts';
import { extractStory } from '../src/extract/index.ts';
import { ingest, openRun } from '../src/ingest/index.ts';
import { openEmbeddedLibrary, readLibraryOptions } from '../src/library/index.ts';
import { loadLexicons, readStory } from '../src/quotes/index.ts';
import { openReaderPool } from '../src/reader/index.ts';
import { makeRecord } from '../tests/fetch/make-warc.ts';
import { inventPage } from '../tests/ingest/invent-page.ts';
import { inventStory } from '../tests/ingest/invent-story.ts';

const { values: flags } = parseArgs({
  options: {
    pages: { type: 'string', default: '200' },
    archive: { type: 'string', default: '1000' },
    records: { type: 'boolean', default: false },
    asking: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'soundbite-bench-'));

// ── The stages, on one core ──────────────────────────────────────────────────────────────────────────

/** Stories kept in one write, as many of an archive's are. */
const batchSize = 6;

async function measureStages(pageCount: number): Promise<void> {
  const { pages, name } = listPages(pageCount);
  const lexicons = loadLexicons();
  const library = openEmbeddedLibrary(join(folder, 'stages.db'));
  // The machine warms up on pages that do not count.
  for (const page of pages.slice(0, 20)) tryExtract(page);
  await library.searchQuotations(anySearch);
  const writes: number[] = [];
  const times = {
    extract: [] as number[],
    quotes: [] as number[],
    store: [] as number[],
    index: [] as number[],
  };
  for (let at = 0; at < pages.length; at += batchSize) {
    const batch: { story: Story; reading: Reading }[] = [];
    for (const page of pages.slice(at, at + batchSize)) {
      const story = timed(times.extract, () => tryExtract(page));
      if (story === null) continue;
      batch.push({ story, reading: timed(times.quotes, () => readStory(story, lexicons)) });
    }
    const share = async (list: number[], work: () => Promise<unknown>) => {
      const before = processorMs();
      await work();
      const whole = processorMs() - before;
      list.push(...batch.map(() => whole / batch.length));
      return whole;
    };
    writes.push(await share(times.store, () => library.keepAll(batch, null)));
    await share(times.index, () => library.searchQuotations(anySearch));
  }
  await library.close();
  console.log(
    `${times.quotes.length} stories of ${pages.length} pages, ${name}; milliseconds of the processor a page`,
  );
  for (const [stage, list] of Object.entries(times)) tell(stage, list);
  tell('a write', writes);
  tell(
    'whole',
    times.quotes.map((_, at) => Object.values(times).reduce((sum, list) => sum + (list[at] ?? 0), 0)),
  );
}

function listPages(count: number): { readonly pages: readonly Page[]; readonly name: string } {
  const shared = resolve(import.meta.dirname, '../../shared/pages/zyte-dev/html');
  if (!existsSync(shared)) {
    const pages = Array.from({ length: count }, (_, number): Page => {
      const { url, body } = inventPage(number);
      return { id: null, url, kind: 'html', body };
    });
    return { pages, name: 'made of our own stories' };
  }
  const names = readdirSync(shared).slice(0, count);
  const pages = names.map((name, number): Page => {
    const bytes = readFileSync(join(shared, name));
    const body = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    return { id: null, url: `https://site${number}.example/${number}`, kind: 'html', body };
  });
  return { pages, name: 'real ones of zyte-dev' };
}

function tryExtract(page: Page): Story | null {
  try {
    return extractStory(page);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

const anySearch = {
  text: 'anything',
  scope: 'context',
  filters: { personIds: [], outlet: null, since: null, until: null },
  limit: 1,
  offset: 0,
} as const;

function timed<T>(list: number[], work: () => T): T {
  const before = processorMs();
  const result = work();
  if (result !== null) list.push(processorMs() - before);
  return result;
}

/** What others do on the machine does not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function tell(name: string, list: readonly number[]): void {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const mean = list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
  console.log(
    `  ${name.padEnd(8)} median ${at(0.5).padStart(6)}   mean ${mean.toFixed(1).padStart(6)}   p95 ${at(0.95).padStart(6)}`,
  );
}

// ── An archive, on all cores ─────────────────────────────────────────────────────────────────────────

async function measureArchive(pageCount: number, form: 'pages' | 'records'): Promise<void> {
  const path = join(folder, form === 'pages' ? 'archive.warc.gz' : 'archive.jsonl.gz');
  await pipeline(form === 'pages' ? writePages(pageCount) : writeRecords(pageCount), createWriteStream(path));
  const answers = flags.asking ? 'soon' : 'whole';
  const { service: library } = await openAnswerer(
    join(folder, 'archive.db'),
    readLibraryOptions({ answers }),
  );
  const reader = openReaderPool();
  const asking = flags.asking ? startAsking(library) : null;
  const run = await openRun([path], library);
  const started = performance.now();
  const before = processorMs();
  const outcomes = ingest([path], { reader, library, pageCount: reader.pageCount }, { run });
  let count = 0;
  let rssMax = 0;
  for await (const { result, reason } of outcomes) {
    if (result !== 'added') console.log(`  not added: ${reason}`);
    count += 1;
    const rss = process.memoryUsage().rss / 1e6;
    rssMax = Math.max(rssMax, rss);
    if (count === warmCount || count % Math.ceil(pageCount / 20) === 0) {
      const seconds = (performance.now() - started) / 1000;
      const each = (processorMs() - before) / count;
      console.log(
        `  ${String(count).padStart(7)} ${form}   ${(count / seconds).toFixed(1)} a second   ${each.toFixed(1)} ms of the processor each   ${rss.toFixed(0)} MB`,
      );
    }
  }
  const cpu = (processorMs() - before) / count;
  console.log(
    `  ${cpu.toFixed(1)} milliseconds of the processor each, all threads; at most ${rssMax.toFixed(0)} MB`,
  );
  await asking?.stop();
  await reader.close();
  await library.close();
}

/** Between two questions, in milliseconds. */
const askedEveryMs = 50;

/** Asks one question after another, and tells in the end how long answers took. */
function startAsking(answerer: Answerer): { stop(): Promise<void> } {
  let isAsking = true;
  const times: number[] = [];
  const page = { limit: 5, offset: 0 };
  const ask = async () => {
    for (let number = 0; isAsking; number += 1) {
      await sleep(askedEveryMs);
      const text = `What did they say about ${inventStory(number % 200).title}?`;
      const question = {
        text,
        reading: 'any',
        person: null,
        outlet: null,
        since: null,
        until: null,
      } as const;
      const start = performance.now();
      await answerer.ask(question, page, new Date());
      times.push(performance.now() - start);
    }
  };
  const asked = ask();
  return {
    async stop() {
      isAsking = false;
      await asked;
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
      console.log(
        `  ${times.length} questions meanwhile: answered in ${at(0.5)} ms at the median, p99 ${at(0.99)} ms, at most ${at(1)} ms`,
      );
    },
  };
}

/** By then everything is loaded that is needed once. */
const warmCount = 1000;

async function* writePages(count: number): AsyncGenerator<Buffer> {
  for (let number = 0; number < count; number += 1)
    yield gzipSync(makeRecord(inventPage(number)), { level: 1 });
}

async function* writeRecords(count: number): AsyncGenerator<Buffer> {
  for (let number = 0; number < count; number += 1)
    yield gzipSync(`${JSON.stringify(inventStory(number))}\n`, { level: 1 });
}

try {
  if (Number(flags.pages) > 0) await measureStages(Number(flags.pages));
  const form = flags.records ? 'records' : 'pages';
  console.log(`An archive of ${flags.archive} invented ${form}, on all cores`);
  await measureArchive(Number(flags.archive), form);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
