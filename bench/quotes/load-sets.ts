import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Story, StoryRecord } from '../../src/domain.ts';
import { extractStory } from '../../src/extract/index.ts';
import { fold, type GoldQuote, type GoldStory } from './score.ts';

/** How much an invented story's run counts beside one of the news, which has several times as many. */
export const inventedWeight = 3;
/** Stories of other forms than news, which is most of what is read. */
const otherFormWeight = 2;
/** The 40 read as a newsroom's copy does, while of the others many are hard on purpose. */
const newsroomWeight = 4 * inventedWeight;

const root = resolve(import.meta.dirname, '../..');

/** A set of stories to read and what stands annotated in them. */
export interface BenchSet {
  readonly name: string;
  readonly stories: readonly Story[];
  readonly gold: readonly GoldStory[];
}

interface GoldRecord {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly noise: readonly number[];
  readonly quotes: readonly GoldQuote[];
}

interface TuningRecord extends GoldRecord {
  readonly outlet: string | null;
  readonly author: string | null;
}

interface CorpusRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly quotes: readonly {
    readonly start: number;
    readonly text: string;
    readonly speaker: string | null;
    readonly speaker_start: number | null;
    readonly speaker_end: number | null;
  }[];
}

/** Loads the 40 invented stories: the shared annotations where they are, else the project's own copies. */
export function loadGold(): BenchSet {
  const shared = resolve(root, '../shared/gold/stories');
  const folder = existsSync(shared) ? shared : resolve(root, 'tests/golden/stories');
  const records = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readJson<Partial<GoldRecord>>(resolve(folder, file), file))
    .map((record) => ({ ...readStoryFile(record.id ?? ''), ...record }) as GoldRecord);
  return {
    name: 'gold',
    stories: records.map(({ id, title, paragraphs }) =>
      readRecord(id, { outlet: null, author: null, published: null, title, paragraphs }),
    ),
    gold: records.map(({ id, quotes }) => ({ id, names: 'full', weight: newsroomWeight, quotes })),
  };
}

/** Loads the further invented stories to learn from, whose story and annotations share one file. */
export const loadTuning = () => loadFolder('tuning');

/** Loads the invented stories of many writers, which nothing is learned from. */
export const loadSpeakers = () => loadFolder('speakers');

/** Reads a folder of `tests/golden` whose stories hold their annotations. */
function loadFolder(name: string): BenchSet {
  const folder = resolve(root, 'tests/golden', name);
  const records = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readJson<TuningRecord>(resolve(folder, file), file));
  return {
    name,
    stories: records.map(({ id, outlet, author, title, paragraphs }) =>
      readRecord(id, { outlet, author, published: null, title, paragraphs }),
    ),
    gold: records.map(({ id, quotes }) => ({
      id,
      names: 'full',
      weight: id.startsWith('t-5') ? otherFormWeight : inventedWeight,
      quotes,
    })),
  };
}

/** Joins sets into one. */
export function joinSets(name: string, sets: readonly BenchSet[]): BenchSet {
  return {
    name,
    stories: sets.flatMap(({ stories }) => stories),
    gold: sets.flatMap(({ gold }) => gold),
  };
}

/** Keeps some of a set's stories, by their place in it. */
export function keepStories(set: BenchSet, isKept: (index: number) => boolean): BenchSet {
  return {
    name: set.name,
    stories: set.stories.filter((_story, index) => isKept(index)),
    gold: set.gold.filter((_story, index) => isKept(index)),
  };
}

/** Loads a part of the news corpus, or null where it is not beside the project. */
export function loadCorpus(part: CorpusPart): BenchSet | null {
  const records = readCorpus(part);
  if (records === null) return null;
  return {
    name: `corpus ${part}`,
    stories: records.map(({ id, title, text }) => makeStory(id, title, text.split('\n'), [])),
    gold: records.map(({ id, text, quotes }) => ({
      id,
      names: 'printed',
      quotes: quotes.map((quote) => ({
        text: quote.text,
        speaker: quote.speaker,
        phrase: placePhrase(text, quote),
      })),
    })),
  };
}

/**
 * Loads those stories of a part of the news corpus whose speakers somebody named by reading them, as the corpus itself
 * has only the phrase; or null where the corpus is not beside the project.
 */
export function loadNamedNews(part: CorpusPart): BenchSet | null {
  const records = readCorpus(part);
  if (records === null) return null;
  const named = readNewsSpeakers();
  const stories = records.filter(({ id }) => named.has(id));
  return {
    name: `named news ${part}`,
    stories: stories.map(({ id, title, text }) => makeStory(id, title, text.split('\n'), [])),
    gold: stories.map(({ id, text, quotes }) => ({
      id,
      names: 'full',
      unnamed: new Set(
        quotes.filter(({ start }) => named.get(id)?.[start] === undefined).map((quote) => fold(quote.text)),
      ),
      quotes: quotes.flatMap((quote) => {
        const speaker = named.get(id)?.[quote.start];
        // Left out: what the reader took for nobody's words, or could not decide.
        return speaker === undefined ? [] : [{ text: quote.text, speaker, phrase: placePhrase(text, quote) }];
      }),
    })),
  };
}

type CorpusPart = 'train' | 'dev';

function readCorpus(part: CorpusPart): CorpusRecord[] | null {
  const path = resolve(root, `../shared/quotes/polnear.${part}.jsonl`);
  return existsSync(path) ? readLines<CorpusRecord>(path) : null;
}

/** By story, then by where the quotation starts: the speaker's full name, or null for one without a name. */
function readNewsSpeakers(): ReadonlyMap<string, Readonly<Record<number, string | null>>> {
  const lines = readLines<{ id: string; speakers: Record<number, string | null> }>(
    resolve(import.meta.dirname, 'news-speakers.jsonl'),
  );
  return new Map(lines.map(({ id, speakers }) => [id, speakers]));
}

/** Lets the extract room mark the noise, as it would for a story file without annotations. */
function readRecord(id: string, record: StoryRecord): Story {
  return extractStory({ id, url: null, kind: 'record', record });
}

/** Loads the invented scenes of people who speak by turns. */
export const loadDialogues = () => loadScenes('dialogues');

/** Loads the small scenes, each of one way to say who speaks, which nothing is learned from. */
export const loadConstructions = () => loadScenes('scenes');

/** Reads a file of scenes with a blank line between two. */
function loadScenes(name: string): BenchSet {
  const text = readFileSync(resolve(import.meta.dirname, `${name}.txt`), 'utf8').replace(/^#.*$/gm, '');
  const scenes = text
    .split(/\n\s*\n/)
    .map((scene) => scene.trim().split('\n'))
    .filter(([first]) => first);
  const lines = scenes.map((scene) => scene.map((line) => line.split(' => ')));
  return {
    name,
    stories: lines.map((scene, at) =>
      makeStory(
        `scene ${at}`,
        '',
        scene.map(([words = '']) => words),
        [],
      ),
    ),
    gold: lines.map((scene, at) => ({
      id: `scene ${at}`,
      names: 'full',
      weight: inventedWeight,
      quotes: scene.flatMap(([words = '', speakers = ''], paragraph) =>
        [...words.matchAll(/"([^"]+)"/g)].map(([, text = ''], run) => ({
          paragraph,
          text,
          speaker: readSpeaker(speakers.trim().split(' ')[run]),
        })),
      ),
    })),
  };
}

/** Turns offsets into the whole text into a paragraph's. */
function placePhrase(
  text: string,
  { speaker_start: start, speaker_end: end }: CorpusRecord['quotes'][number],
) {
  if (start === null || end === null) return null;
  const before = text.slice(0, start);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { paragraph: before.split('\n').length - 1, start: start - lineStart, end: end - lineStart };
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

function readJson<T>(path: string, file: string): T {
  return { id: file.replace(/\.json$/, ''), ...JSON.parse(readFileSync(path, 'utf8')) } as T;
}

function readStoryFile(id: string): Partial<GoldRecord> {
  const path = resolve(root, 'data/stories', `${id}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<GoldRecord>) : {};
}

function makeStory(
  id: string,
  title: string,
  paragraphs: readonly string[],
  noise: readonly number[],
): Story {
  return { id, url: null, title, outlet: null, author: null, published: null, paragraphs, noise };
}

/** Reads who speaks in an invented scene: a name with its blanks as `_`; "?" where nobody is named. */
const readSpeaker = (name: string | undefined) =>
  name === undefined || name === '?' ? null : name.replaceAll('_', ' ');
