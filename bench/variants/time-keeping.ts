import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quotation, Reading, Story } from '../../src/domain.ts';
// In this thread, so that the processor's time can be told from the machine's.
import { openEmbeddedLibrary } from '../../src/library/embedded/open-embedded-library.ts';

const quotationsPerStory = 7;
/** Stories between two lines of figures. */
const reportEvery = 2000;

/** Keeps an invented stream of news in a library file, and prints what a story costs as the library grows. */
export async function timeKeeping(quotationCount: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundbite-variants-'));
  const library = openEmbeddedLibrary(join(folder, 'library.db'));
  const news = new News();
  let times: number[] = [];
  const storyCount = Math.ceil(quotationCount / quotationsPerStory);
  for (let number = 0; number < storyCount; number += 1) {
    const { story, reading } = news.makeStory(number);
    const start = process.cpuUsage();
    await library.keep(story, reading);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
    if (times.length < reportEvery && number < storyCount - 1) continue;
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
    const kept = (number + 1) * quotationsPerStory;
    console.log(`keeping at ${kept} quotations: processor ms a story p50=${at(0.5)} p99=${at(0.99)}`);
    times = [];
  }
  await library.close();
  rmSync(folder, { recursive: true, force: true });
}

// ── The stream ───────────────────────────────────────────────────────────────────────────────────────

const smallWords =
  'the of and to a in that it was for on i my with as they at be this not have we you so'.split(' ');
const syllables = 'ba ke li mo nu ra se ti vo zu cha dri fle gro plu sta tri wen xor yel'.split(' ');
const vocabularySize = 20_000;
const personCount = 3000;
const reprintable = 200;

interface Utterance {
  readonly words: readonly string[];
  readonly speaker: string;
}

/** Invented stories, always the same ones. */
class News {
  readonly #utterances: Utterance[] = [];
  #seed = 7;

  makeStory(number: number): { readonly story: Story; readonly reading: Reading } {
    const id = `s${number}`;
    const said = Array.from({ length: quotationsPerStory }, () => this.#report());
    const paragraphs = said.map(({ words }) => `“${words.join(' ')}” ${this.#words(22).join(' ')}`);
    const quotations = said.map(
      ({ words, speaker }, paragraph): Quotation => ({
        id: `${id}-${paragraph}`,
        storyId: id,
        contents: [{ paragraph, start: 1, end: 1 + words.join(' ').length }],
        speaker,
        speakerAs: null,
        cue: 'said',
        kind: 'quotation',
        confidence: 0.9,
      }),
    );
    const story: Story = {
      id,
      url: `https://outlet.example/${id}`,
      title: this.#words(9).join(' '),
      outlet: `Outlet ${this.#rank(60)}`,
      author: null,
      // Half an hour after the one before.
      published: new Date(Date.UTC(2024, 0, 1) + number * 1_800_000).toISOString(),
      paragraphs,
      noise: [],
    };
    return { story, reading: { quotations, people: [] } };
  }

  /** Two in five report what was said shortly before: cut at both ends, a word changed here and there. */
  #report(): { readonly words: readonly string[]; readonly speaker: string | null } {
    const recent = this.#utterances.slice(-reprintable);
    const former = recent[Math.floor(this.#chance() * recent.length)];
    if (former !== undefined && this.#chance() < 0.4) {
      const start = Math.floor(this.#chance() * 6);
      const end = Math.max(start + 2, former.words.length - Math.floor(this.#chance() * 6));
      const words = former.words
        .slice(start, end)
        .map((word) => (this.#chance() < 0.02 ? this.#word() : word));
      return { words, speaker: this.#chance() < 0.15 ? null : former.speaker };
    }
    const person = this.#rank(personCount);
    const words = this.#words(8 + Math.floor(this.#chance() * 24));
    const utterance = { words, speaker: `Name${person % 97} Surname${person}` };
    this.#utterances.push(utterance);
    return utterance;
  }

  #words(count: number): string[] {
    return Array.from({ length: count }, () => this.#word());
  }

  #word(): string {
    if (this.#chance() < 0.45) return smallWords[this.#rank(smallWords.length)] ?? 'the';
    let word = '';
    for (let rest = this.#rank(vocabularySize) + 20; rest > 0; rest = Math.floor(rest / syllables.length))
      word += syllables[rest % syllables.length];
    return `${word}n`;
  }

  /** Gives a rank with the chance 1/rank, about. */
  #rank(count: number): number {
    return Math.min(count - 1, Math.floor(count ** this.#chance()) - 1);
  }

  #chance(): number {
    this.#seed = (this.#seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return this.#seed / 4_294_967_296;
  }
}
