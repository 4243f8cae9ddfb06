import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLibrary, readLibraryOptions } from '../../src/library/index.ts';
import { watchComputing } from '../watch-computing.ts';
import { Corpus, type KnownItem } from './corpus.ts';
import { type Hold, measureKind, measureKinds, type Result } from './result.ts';

// Measures a library file in a process of its own: node --import tsx bench/search/measure-library.ts PATH QUOTATIONS COUNT

const [path = '', size = '', countOfEach = ''] = process.argv.slice(2);
const corpus = new Corpus(Number(size));
const items = [...corpus.knownItems(Number(countOfEach))];

let residentBytes = 0;
const sampling = setInterval(() => {
  residentBytes = Math.max(residentBytes, process.memoryUsage().rss);
}, 100);
const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();
const computing = watchComputing();
/** Gives the longest hold since the last time. */
const takeHold = (): Hold => {
  const hold = { heldMs: loop.max / 1e6, computedMs: computing.takeMaxMs() };
  loop.reset();
  return hold;
};

// On a busy machine a loop that does nothing is held too, for want of a processor.
await sleep(3000);
const idle = takeHold();

const start = performance.now();
const library = await openLibrary(path, readLibraryOptions({ answers: 'soon' }));
const ask = async ({ kind, text, personId }: KnownItem) => {
  const filters = { personIds: personId === null ? [] : [personId], outlet: null, since: null, until: null };
  const scope = kind === 'damaged phrase' ? 'words' : 'context';
  const { hits } = await library.searchQuotations({ text, scope, filters, limit: 10, offset: 0 });
  return hits.map(({ kept }) => kept.runs[0].text);
};
for (const item of items.slice(0, 1)) await ask(item);
const firstAnswerS = (performance.now() - start) / 1000;
while ((await library.coverage()).isLoading) await sleep(20);
await library.matchNames(['Nobody Whosoever']);
const wholeS = (performance.now() - start) / 1000;
const loading = takeHold();

const kinds = await measureKinds(items, ask);
const residentMb = residentBytes / 1e6;

const ofPeople = items.filter(({ kind }) => kind === 'person + topic');
let isAsking = true;
const keeping = keepMore();
const meanwhile = await measureKind(ofPeople, ask);
isAsking = false;
const keptCount = await keeping;
const working = takeHold();
await library.close();
clearInterval(sampling);
computing.end();

const result: Result & { readonly keptCount: number } = {
  system: 'Soundbite',
  quotationCount: Number(size),
  kinds: [...kinds, { kind: 'person + topic, keeping meanwhile', ...meanwhile }],
  buildS: null,
  firstAnswerS,
  wholeS,
  residentMb,
  holds: { idle, loading, working },
  keptCount,
};
console.log(JSON.stringify(result));

/** Keeps stories of another corpus, some each second as feeds bring them, and forgets them again. */
async function keepMore(): Promise<number> {
  const ids: string[] = [];
  for (const { story, reading } of new Corpus(100_000).stories()) {
    if (!isAsking) break;
    const id = `more-${story.id}`;
    const quotations = reading.quotations.map((one) => ({ ...one, id: `more-${one.id}`, storyId: id }));
    await library.keep({ ...story, id, url: `${story.url}-more` }, { ...reading, quotations });
    ids.push(id);
    await sleep(20);
  }
  for (const id of ids) await library.forget(id);
  return ids.length;
}
