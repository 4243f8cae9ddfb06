import type { Story } from '../../src/domain.ts';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';

/** Words in the median story that speed is stated for. */
const storyWords = 500;

/** Prints how many stories of 500 words one core reads in a second of its own time, once warm. */
export function printSpeed(stories: readonly Story[]): void {
  const lexicons = loadLexicons();
  const words = stories.reduce((sum, { paragraphs }) => sum + paragraphs.join(' ').split(/\s+/).length, 0);
  let best = 0;
  for (let round = 0; round < 5; round += 1) {
    const begun = process.cpuUsage();
    for (const story of stories) readStory(story, lexicons);
    const { user, system } = process.cpuUsage(begun);
    best = Math.max(best, words / storyWords / ((user + system) / 1_000_000));
  }
  console.log(`speed: ${best.toFixed(0)} stories of ${storyWords} words a second on one core`);
}

const hardTexts: Readonly<Record<string, readonly string[]>> = {
  '10,000 double marks never closed': ['Kay said “a b c '.repeat(10_000)],
  '10,000 single marks never closed': ["Kay said 'a b c ".repeat(10_000)],
  'one paragraph of 1 MB': [
    'The quick Kay Reyes said that it was fine and "good enough," she added. '.repeat(13_000),
  ],
  'marks within marks, 20,000 deep': [`${'“‘'.repeat(20_000)}x${'’”'.repeat(20_000)}`],
  'half a million marks': ['"'.repeat(500_000)],
};

/** Prints how long texts take that are made to be hard, and all of them together (about 2 MB). */
export function printHardTexts(): void {
  const lexicons = loadLexicons();
  let all = 0;
  for (const [name, paragraphs] of Object.entries(hardTexts)) {
    const begun = process.cpuUsage();
    const head = { id: name, url: null, title: '', outlet: null, author: null, published: null };
    readStory({ ...head, paragraphs, noise: [] }, lexicons);
    const { user, system } = process.cpuUsage(begun);
    const seconds = (user + system) / 1_000_000;
    all += seconds;
    console.log(`  ${name}: ${seconds.toFixed(2)} s`);
  }
  console.log(`  all of them: ${all.toFixed(2)} s`);
}

const streamed = 10_000;
const steps = 5;

/** Prints how much memory is in use while 10,000 stories stream through, each let go once read. */
export function printMemory(stories: readonly Story[]): void {
  const lexicons = loadLexicons();
  for (let read = 0; read < streamed; read += 1) {
    const story = stories[read % stories.length];
    // Words of its own for each, as no two stories in a stream are the same text.
    if (story !== undefined)
      readStory(
        { ...story, id: `s${read}`, paragraphs: [`Story ${read}.`, ...story.paragraphs], noise: [] },
        lexicons,
      );
    if ((read + 1) % (streamed / steps) === 0) {
      globalThis.gc?.();
      const { heapUsed, rss } = process.memoryUsage();
      const toMb = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
      console.log(`  after ${read + 1} stories: ${toMb(heapUsed)} MB on the heap, ${toMb(rss)} MB in all`);
    }
  }
}
