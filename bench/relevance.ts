/**
 * Searches the two public test collections through the library's index and prints nDCG@10.
 *
 *     npx tsx bench/relevance.ts
 *
 * Each document is kept as a story that is one quotation, so that both searches can be measured. The collections are
 * read from `../shared/retrieval`; where they are missing there is nothing to measure and the bench says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Quotation, Story } from '../src/domain.ts';
import { type Library, openMemoryLibrary } from '../src/library/index.ts';

interface Document {
  readonly _id: string;
  readonly title: string;
  readonly text: string;
}
interface Topic {
  readonly _id: string;
  readonly text: string;
}

const depth = 10;
const folder = resolve(import.meta.dirname, '../../shared/retrieval');
const anything = { personIds: [], outlet: null, since: null, until: null };

for (const name of ['npl', 'time-news']) {
  const path = join(folder, name);
  if (!existsSync(path)) {
    console.log(`${name}: not measured, ${path} is missing`);
    continue;
  }
  const library = await openMemoryLibrary();
  for (const document of readLines<Document>(join(path, 'corpus.jsonl'))) await keep(document, library);
  const topics = readLines<Topic>(join(path, 'queries.jsonl'));
  const judgements = readJudgements(join(path, 'qrels.tsv'));
  const quotations = await score(topics, judgements, async (text) => {
    const search = { text, scope: 'words', filters: anything, limit: depth, offset: 0 } as const;
    return (await library.searchQuotations(search)).hits.map(({ kept }) => kept.story.id);
  });
  const stories = await score(topics, judgements, async (text) => {
    const search = { text, scope: 'context', filters: anything, limit: depth, offset: 0 } as const;
    return (await library.searchStories(search)).hits.map(({ story }) => story.id);
  });
  console.log(`${name}: nDCG@${depth} quotations=${quotations.toFixed(3)} stories=${stories.toFixed(3)}`);
  await library.close();
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Reads which documents are relevant to which topic, and how much. */
function readJudgements(path: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const [topic = '', document = '', grade] = line.split('\t');
    if (document === '') continue;
    const graded = judgements.get(topic) ?? new Map<string, number>();
    graded.set(document, Number(grade));
    judgements.set(topic, graded);
  }
  return judgements;
}

async function keep({ _id: id, title, text }: Document, library: Library): Promise<void> {
  const story: Story = {
    id,
    url: null,
    title,
    outlet: null,
    author: null,
    published: null,
    paragraphs: [text],
    noise: [],
  };
  const quotation: Quotation = {
    id,
    storyId: id,
    contents: [{ paragraph: 0, start: 0, end: text.length }],
    speaker: null,
    speakerAs: null,
    cue: null,
    kind: 'quotation',
    confidence: 1,
  };
  await library.keep(story, { quotations: [quotation], people: [] });
}

async function score(
  topics: readonly Topic[],
  judgements: ReadonlyMap<string, ReadonlyMap<string, number>>,
  search: (text: string) => Promise<readonly string[]>,
): Promise<number> {
  let sum = 0;
  let judged = 0;
  for (const { _id, text } of topics) {
    const grades = judgements.get(_id);
    if (!grades) continue;
    judged += 1;
    const found = (await search(text)).map((id) => grades.get(id) ?? 0);
    const ideal = [...grades.values()].sort((a, b) => b - a).slice(0, depth);
    sum += discount(found) / discount(ideal);
  }
  return sum / judged;
}

function discount(grades: readonly number[]): number {
  return grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}
