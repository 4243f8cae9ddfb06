import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Quotation, Reading, Story } from '../src/domain.ts';
import { type Library, openLibrary, type Search } from '../src/library/index.ts';
import { measureCompletion } from './library/measure-completion.ts';

// Measures the library on invented corpora whose words are as unevenly common as real ones:
//   node --import tsx bench/library.ts [QUOTATIONS…]        (default: 10000 100000)

const searchCount = 300;

async function measure(quotationCount: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundbite-bench-'));
  const path = join(folder, 'library.db');
  const corpus = new Corpus(quotationCount);
  report(`\n${quotationCount} quotations`);

  const filling = await openLibrary(path);
  const kept = await timed(async () => {
    for (const { story, reading } of corpus.stories()) await filling.keep(story, reading);
  });
  const counts = await filling.counts();
  await filling.close();
  report(
    'keeping',
    `${(kept / 1000).toFixed(1)} s`,
    `${Math.round(counts.stories / (kept / 1000))} stories/s`,
  );
  report('record', `${(statSync(path).size / 1e6).toFixed(0)} MB`, `${counts.people} people`);

  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  // On a busy machine a loop that does nothing is held too, for want of a processor.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  report('main loop, longest hold while idle', `${(loop.max / 1e6).toFixed(1)} ms`);
  loop.reset();
  let library: Library | undefined;
  const opened = await timed(async () => {
    library = await openLibrary(path);
  });
  if (library === undefined) return;
  const open = library;
  const loaded = await timed(() => open.searchQuotations(corpus.topicSearch()));
  report(
    'opening',
    `${opened.toFixed(0)} ms`,
    `first answer after ${((opened + loaded) / 1000).toFixed(1)} s`,
  );
  report('main loop, longest hold while loading', `${(loop.max / 1e6).toFixed(1)} ms`);
  loop.reset();

  const workloads: [string, () => Promise<unknown>][] = [
    ['person + topic', () => open.searchQuotations(corpus.personSearch())],
    ['topic', () => open.searchQuotations(corpus.topicSearch())],
    ['phrase, one word wrong', () => open.searchQuotations(corpus.phraseSearch())],
    ['topic, 60 candidates', () => open.searchQuotations({ ...corpus.topicSearch(), limit: 60 })],
    ['stories by topic', () => open.searchStories(corpus.topicSearch())],
    ['newest', () => open.searchQuotations({ ...corpus.topicSearch(), text: '' })],
    ['newest of a person', () => open.searchQuotations({ ...corpus.personSearch(), text: '' })],
    ['one name, misspelt', () => open.matchNames([corpus.misspeltName()])],
    [
      '200 runs of words for names',
      () => open.matchNames(Array.from({ length: 200 }, () => corpus.misspeltName())),
    ],
    ['completing a person', () => open.completePerson(corpus.typed(), 25)],
    ['completing a headline', () => open.completeStory(corpus.typed(), 25)],
    ['completing an outlet', () => open.completeOutlet(corpus.typed(), 25)],
  ];
  for (const [name, ask] of workloads) reportTimes(name, await timeEach(ask));
  report('main loop, longest hold while searching', `${(loop.max / 1e6).toFixed(1)} ms`);

  const extra = [...new Corpus(2000, 'x').stories()];
  loop.reset();
  const both = timeEach(() => open.searchQuotations(corpus.personSearch()));
  for (const { story, reading } of extra) await open.keep(story, reading);
  reportTimes('person + topic, keeping meanwhile', await both);
  report('main loop, longest hold meanwhile', `${(loop.max / 1e6).toFixed(1)} ms`);
  report('memory of the process', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
  await open.close();
  rmSync(folder, { recursive: true, force: true });
}

// ── The corpus ───────────────────────────────────────────────────────────────────────────────────────

const quotationsPerStory = 7;
const vocabularySize = 30_000;

/** An invented corpus: the same seed gives the same stories. */
class Corpus {
  readonly #storyCount: number;
  readonly #prefix: string;
  readonly #personCount: number;
  #seed = 42;

  constructor(quotationCount: number, prefix = 's') {
    this.#storyCount = Math.ceil(quotationCount / quotationsPerStory);
    this.#prefix = prefix;
    this.#personCount = Math.max(50, Math.floor(quotationCount / 2));
  }

  *stories(): Generator<{ story: Story; reading: Reading }> {
    for (let number = 0; number < this.#storyCount; number += 1) yield this.#makeStory(number);
  }

  topicSearch(): Search {
    return makeSearch(`what about ${this.#topicWord()} and ${this.#topicWord()}`, []);
  }

  personSearch(): Search {
    return makeSearch(`${this.#topicWord()} ${this.#topicWord()}`, [personId(this.#person())]);
  }

  phraseSearch(): Search {
    const words = this.#words(9);
    words[4] = 'zqxv';
    return { ...makeSearch(words.join(' '), []), scope: 'words' };
  }

  misspeltName(): string {
    const name = personName(this.#person());
    const at = 1 + Math.floor(this.#random() * (name.length - 2));
    return `${name.slice(0, at)}${name.slice(at + 1)}`;
  }

  typed(): string {
    return personName(this.#person()).slice(0, 1 + Math.floor(this.#random() * 5));
  }

  #makeStory(number: number): { story: Story; reading: Reading } {
    const id = `${this.#prefix}${number}`;
    const people = [this.#person(), this.#person(), this.#person()];
    const quotations: Quotation[] = [];
    const paragraphs = [this.#sentence(28)];
    for (let index = 0; index < quotationsPerStory; index += 1) {
      const words = this.#sentence(8 + Math.floor(this.#random() * 24));
      const paragraph = paragraphs.push(`“${words}” ${this.#sentence(22)}`) - 1;
      quotations.push({
        id: `${id}-${index}`,
        storyId: id,
        contents: [{ paragraph, start: 1, end: 1 + words.length }],
        speaker: personName(people[index % 3] ?? 0),
        speakerAs: null,
        cue: 'said',
        kind: 'quotation',
        confidence: 0.9,
      });
      paragraphs.push(this.#sentence(40));
    }
    const story: Story = {
      id,
      url: `https://outlet.example/${id}`,
      title: this.#sentence(10),
      outlet: `Outlet ${wordAt(zipf(this.#random(), 60))}`,
      author: null,
      published: new Date(Date.UTC(2020, 0, 1) + number * 7_200_000).toISOString(),
      paragraphs,
      noise: [],
    };
    const named = [...new Set(people)].map((person) => ({
      name: personName(person),
      aliases: [surname(person)],
    }));
    return { story, reading: { quotations, people: named } };
  }

  #sentence(length: number): string {
    return this.#words(length).join(' ');
  }

  #words(length: number): string[] {
    return Array.from({ length }, () => wordAt(zipf(this.#random(), vocabularySize)));
  }

  /** A word that somebody would ask about: none of the hundred commonest. */
  #topicWord(): string {
    return wordAt(100 + zipf(this.#random(), vocabularySize - 100));
  }

  #person(): number {
    return zipf(this.#random(), this.#personCount);
  }

  #random(): number {
    this.#seed = (this.#seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return this.#seed / 4_294_967_296;
  }
}

/** Gives a rank with the chance 1/rank, about. */
function zipf(chance: number, count: number): number {
  return Math.min(count - 1, Math.floor(count ** chance) - 1);
}

const syllables = 'ba ke li mo nu ra se ti vo zu cha dri fle gro plu sta tri wen xor yel'.split(' ');
const smallWords = 'the of and to a in that it is was for on he she with as they at be this'.split(' ');

function wordAt(rank: number): string {
  const small = smallWords[rank];
  if (small !== undefined) return small;
  let word = '';
  for (let rest = rank; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return `${word}n`;
}

function personName(person: number): string {
  return `${capital(wordAt(21 + (person % 997)))} ${surname(person)}`;
}

function surname(person: number): string {
  return capital(wordAt(3000 + person));
}

function personId(person: number): string {
  return personName(person).toLowerCase().replace(' ', '-');
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function makeSearch(text: string, personIds: readonly string[]): Search {
  const filters = { personIds, outlet: null, since: null, until: null };
  return { text, scope: 'context', filters, limit: 10, offset: 0 };
}

// ── Measuring ────────────────────────────────────────────────────────────────────────────────────────

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function timeEach(ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < searchCount; number += 1) times.push(await timed(ask));
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

const completion = await measureCompletion(50_000);
report(`\ncompleting names, ${completion.peopleCount} people, milliseconds of the processor`);
for (const [length, times] of completion.byLength)
  reportTimes(
    `${length} letters typed`,
    times.toSorted((a, b) => a - b),
  );
reportTimes(
  '2 letters, after a new name',
  completion.afterChange.toSorted((a, b) => a - b),
);
