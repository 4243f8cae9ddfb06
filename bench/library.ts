import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Library, openLibrary, readLibraryOptions, type Search } from '../src/library/index.ts';
import { Corpus, type CorpusStory } from './search/corpus.ts';
import { fillLibrary } from './search/fill-library.ts';

// Measures the library's calls besides the searches that bench:search asks, on the same invented corpus:
//   node --import tsx bench/library.ts [QUOTATIONS…]        (default: 10000 100000)

const callCount = 300;
const limit = 25;

async function measure(quotationCount: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundbite-bench-'));
  const path = join(folder, 'library.db');
  report(`\n${quotationCount} quotations`);
  const start = performance.now();
  await fillLibrary(path, quotationCount);
  const filledS = (performance.now() - start) / 1000;
  const library = await openLibrary(path, readLibraryOptions({ answers: 'soon' }));
  const { stories, people } = await library.counts();
  report('keeping and indexing', `${filledS.toFixed(1)} s`, `${Math.round(stories / filledS)} stories/s`);
  report('record', `${(statSync(path).size / 1e6).toFixed(0)} MB`, `${people} people`);
  const named = await timed(() => library.matchNames(['Nobody Whosoever']));
  report('names known after', `${named.toFixed(0)} ms`);
  const sample = [...new Corpus(quotationCount).stories(0, callCount)];
  for (const [name, call] of listCalls(library, sample)) reportTimes(name, await timeEach(sample, call));
  await library.close();
  rmSync(folder, { recursive: true, force: true });
}

type Call = (sample: CorpusStory) => Promise<unknown>;

function listCalls(library: Library, sample: readonly CorpusStory[]): readonly (readonly [string, Call])[] {
  const misspelt = sample.map((one) => misspell(nameIn(one)));
  return [
    ['stories by topic', ({ story }) => library.searchStories(search(story.title, []))],
    ['newest', () => library.searchQuotations(search('', []))],
    ['newest of a person', (one) => library.searchQuotations(search('', [idIn(one)]))],
    ['one name, misspelt', (one) => library.matchNames([misspell(nameIn(one))])],
    ['200 runs of words for names', () => library.matchNames(misspelt.slice(0, 200))],
    ['completing a person', (one) => library.completePerson(nameIn(one).slice(0, 3), limit)],
    ['completing a headline', ({ story }) => library.completeStory(story.title.slice(0, 4), limit)],
    ['completing an outlet', ({ story }) => library.completeOutlet((story.outlet ?? '').slice(0, 9), limit)],
  ];
}

const nameIn = ({ reading }: CorpusStory) => reading.people[0]?.name ?? '';
const idIn = (one: CorpusStory) => nameIn(one).toLowerCase().replaceAll(' ', '-');
/** Drops the third letter. */
const misspell = (name: string) => name.slice(0, 2) + name.slice(3);

function search(text: string, personIds: readonly string[]): Search {
  const filters = { personIds, outlet: null, since: null, until: null };
  return { text, scope: 'context', filters, limit: 10, offset: 0 };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function timeEach(sample: readonly CorpusStory[], call: Call): Promise<number[]> {
  const times: number[] = [];
  for (const one of sample) times.push(await timed(() => call(one)));
  return times.sort((a, b) => a - b);
}

function reportTimes(name: string, times: readonly number[]): void {
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  report(name, `p50 ${at(0.5)} ms`, `p99 ${at(0.99)} ms`);
}

function report(name: string, ...figures: readonly string[]): void {
  console.log([name.padEnd(40), ...figures.map((figure) => figure.padStart(14))].join('  ').trimEnd());
}

const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) await measure(size);
