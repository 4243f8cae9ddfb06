import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Reading, Story } from '../../src/domain.ts';
import { extractStory } from '../../src/extract/index.ts';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';
import { annotate } from '../../tests/answer/read-annotated.ts';
import type { AskedQuestion } from '../../tests/answer/score-answers.ts';

/** Questions and the stories that answer them. */
export interface QuestionSet {
  readonly name: string;
  readonly questions: readonly AskedQuestion[];
  /** Each story with its file of annotations; the same where one file holds both. */
  readonly files: readonly { readonly story: string; readonly annotations: string }[];
}

const root = resolve(import.meta.dirname, '../..');

/** Lists the sets: the two on the sample stories, and those asked of the stories to tune on. */
export function listSets(): readonly QuestionSet[] {
  const stories = firstPresent('../shared/gold/stories', 'data/stories');
  const samples = namesIn(stories).map((name) => ({
    story: join(stories, name),
    annotations: join(root, 'tests/golden/stories', name),
  }));
  const tuning = join(root, 'tests/golden/tuning');
  const both = namesIn(tuning).map((name) => ({
    story: join(tuning, name),
    annotations: join(tuning, name),
  }));
  return [
    {
      name: 'sample',
      questions: readQuestions(
        firstPresent('../shared/gold/questions.jsonl', 'tests/golden/questions.jsonl'),
      ),
      files: samples,
    },
    { name: 'invented', questions: readQuestions('tests/answer/invented-questions.jsonl'), files: samples },
    { name: 'tuning', questions: readQuestions('tests/golden/tuning-questions.jsonl'), files: both },
  ];
}

/** Reads the stories of a set, by our engine or as the annotations have it. */
export function readStories(
  { files }: QuestionSet,
  by: 'engine' | 'annotations',
): readonly { readonly story: Story; readonly reading: Reading }[] {
  return files.map((file) => {
    const record = readJson(file.story);
    const id = record.id ?? basename(file.story, '.json');
    if (by === 'annotations') return annotate({ ...record, id }, readJson(file.annotations));
    const story = extractStory({ kind: 'record', id, url: record.url, record });
    return { story, reading: readStory(story, loadLexicons()) };
  });
}

const firstPresent = (...paths: readonly string[]) =>
  paths.map((path) => resolve(root, path)).find((path) => existsSync(path)) ?? '';
const namesIn = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.json'));
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** Reads questions, one a line. */
function readQuestions(file: string): readonly AskedQuestion[] {
  return readFileSync(resolve(root, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
