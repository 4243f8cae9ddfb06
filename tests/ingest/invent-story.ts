import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A story as an archive has it, a line each. */
export interface InventedStory {
  readonly id: string;
  readonly url: string;
  readonly outlet: string;
  readonly title: string;
  readonly author: string;
  readonly published: string;
  readonly paragraphs: readonly string[];
}

/**
 * Invents a story from the sample stories: the form of one of them with its marks, cues and pronouns, other names and
 * for the most part other words. The same number gives the same story; no two share more than ways of speaking.
 */
export function inventStory(number: number): InventedStory {
  const random = startRandom(number + 1);
  const choose = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const { stories, commonWords, otherWords } = readSamples();
  const base = stories[number % stories.length] as InventedStory;
  const names = new Map<string, string>();
  const rename = (name: string) => {
    // Few people are in the news often, and many once.
    const known = names.get(name) ?? inventName(Math.floor(9000 ** random()));
    names.set(name, known);
    return known;
  };
  const rewrite = (text: string) =>
    text.replace(/\p{L}+/gu, (word) => {
      const lower = word.toLowerCase();
      if (word.length < 4 || commonWords.has(lower)) return word;
      if (word !== lower) return /^\p{Lu}\p{Ll}+$/u.test(word) ? rename(word) : word;
      return random() < 0.8 ? choose(otherWords) : word;
    });
  const outlet = `The ${inventName(number % 40)} Post`;
  const host = outlet.toLowerCase().replaceAll(' ', '');
  return {
    id: `s${number}`,
    url: `https://www.${host}.example/${number}`,
    outlet,
    title: rewrite(base.title),
    author: 'Staff',
    published: new Date(Date.UTC(2020, 0, 1) + number * 1_800_000).toISOString(),
    paragraphs: base.paragraphs.map(rewrite),
  };
}

interface Samples {
  readonly stories: readonly InventedStory[];
  /** Words that most stories have, by which the engine reads. */
  readonly commonWords: ReadonlySet<string>;
  readonly otherWords: readonly string[];
}

const folder = resolve(import.meta.dirname, '../../data/stories');
let samples: Samples | null = null;

function readSamples(): Samples {
  if (samples !== null) return samples;
  const stories = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as InventedStory);
  const counts = new Map<string, number>();
  for (const { paragraphs } of stories) {
    for (const word of new Set(paragraphs.join(' ').match(/\p{Ll}{4,}/gu) ?? []))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  // A quarter of the stories has what is common to all.
  const isCommon = ([, count]: [string, number]) => count > stories.length / 4;
  samples = {
    stories,
    commonWords: new Set([...counts].filter(isCommon).map(([word]) => word)),
    otherWords: [...counts].filter((one) => !isCommon(one)).map(([word]) => word),
  };
  return samples;
}

const syllables = 'ba ke li mo nu ra se ti vo zu cha dri fle gro plu sta tri wen xor yel'.split(' ');

function inventName(rank: number): string {
  let name = '';
  for (let rest = rank + 21; rest > 0; rest = Math.floor(rest / syllables.length))
    name += syllables[rest % syllables.length];
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}n`;
}

/** Starts a row of chances from 0 to 1 that is the same for the same seed (mulberry32). */
export function startRandom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
