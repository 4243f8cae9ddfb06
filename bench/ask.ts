/**
 * Answers the annotated questions from a library of the sample stories and prints how many are right.
 *
 *     npx tsx bench/ask.ts [--gold] [--errors N] [--explain ID] [--questions FILE] [--now ISO]
 *
 * `--gold` takes the annotations for the reading, so that errors of ranking are seen apart from errors of the engine.
 * Stories and questions come from `../shared/gold` where it is present, else from `data/stories` and `tests/golden`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { answerQuestion, loadVocabulary } from '../src/answer/index.ts';
import type { Answer, Question, Reading, Story } from '../src/domain.ts';
import { extractStory } from '../src/extract/index.ts';
import { type Library, openMemoryLibrary } from '../src/library/index.ts';
import { loadLexicons, readStory } from '../src/quotes/index.ts';
import { readAnnotated } from '../tests/answer/read-annotated.ts';
import { type AskedQuestion, rankRight } from '../tests/answer/score-answers.ts';

const { values: flags } = parseArgs({
  options: {
    gold: { type: 'boolean', default: false },
    errors: { type: 'string', default: '0' },
    explain: { type: 'string' },
    questions: { type: 'string' },
    now: { type: 'string', default: '2026-11-20T12:00:00Z' },
  },
});

const root = resolve(import.meta.dirname, '..');
const firstPresent = (...paths: string[]) => paths.find((path) => existsSync(path)) ?? '';
const stories = firstPresent(join(root, '../shared/gold/stories'), join(root, 'data/stories'));
const annotations = join(root, 'tests/golden/stories');
const questions =
  flags.questions ??
  firstPresent(join(root, '../shared/gold/questions.jsonl'), join(root, 'tests/golden/questions.jsonl'));
const page = { limit: 10, offset: 0 };

const library = await openMemoryLibrary();
const lexicons = loadLexicons();
const vocabulary = loadVocabulary();
for (const name of readdirSync(stories).filter((file) => file.endsWith('.json'))) {
  const { story, reading } = flags.gold
    ? readAnnotated(join(stories, name), join(annotations, name))
    : readOurselves(name);
  await library.keep(story, reading);
}

function readOurselves(name: string): { story: Story; reading: Reading } {
  const { id, url, outlet, title, author, published, paragraphs } = JSON.parse(
    readFileSync(join(stories, name), 'utf8'),
  );
  const record = { outlet, title, author, published, paragraphs };
  const story = extractStory({ kind: 'record', id: id ?? basename(name, '.json'), url, record });
  return { story, reading: readStory(story, lexicons) };
}

const ask = (text: string, from: Library) => {
  const question: Question = { text, reading: 'any', person: null, outlet: null, since: null, until: null };
  return answerQuestion(question, page, { library: from, now: new Date(flags.now), vocabulary });
};

interface Tally {
  count: number;
  first: number;
  third: number;
}
const tallies = new Map<string, Tally>();
const times: number[] = [];
// Beside the clock, the processor's own time: on a busy machine the clock counts the others' work too.
const cpuTimes: number[] = [];
const cpuMs = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};
const misses: string[] = [];
const asked: AskedQuestion[] = readFileSync(questions, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
// Twice: the first round warms the machine up, the second is timed.
for (const round of [0, 1])
  for (const question of asked) {
    const start = performance.now();
    const cpuStart = process.cpuUsage();
    const answer = await ask(question.question, library);
    if (round === 0) continue;
    times.push(performance.now() - start);
    cpuTimes.push(cpuMs(cpuStart));
    const rank = rankRight(question, answer);
    for (const kind of [question.kind, 'all']) {
      const tally = tallies.get(kind) ?? { count: 0, first: 0, third: 0 };
      tally.count += 1;
      if (rank === 0) tally.first += 1;
      if (rank >= 0 && rank < 3) tally.third += 1;
      tallies.set(kind, tally);
    }
    if (rank !== 0) misses.push(describe(question, answer, rank));
    if (question.id === flags.explain) console.log(explain(answer));
  }

function describe({ id, kind, question }: AskedQuestion, { query, hits }: Answer, rank: number): string {
  const [hit] = hits;
  const people = query.people.map(({ name }) => name).join(' + ');
  const got = hit
    ? `${hit.kept?.quotation.speaker ?? ''}: ${hit.kept?.runs[0].text ?? hit.story.title} (${hit.score.toFixed(2)})`
    : 'nothing';
  return `${id} ${kind} rank=${rank} | ${question} | people=${people} unknown=${query.unknownName} topic=${query.topic} phrase=${query.phrase} | got ${got}`;
}

function explain({ query, hits, suggestions }: Answer): string {
  const lines = hits.map(({ score, story, kept, matches }) => {
    const words = matches.map(({ paragraph, start, end }) => `${paragraph}:${start}-${end}`).join(' ');
    return `${score.toFixed(3)} ${story.id} ${kept?.quotation.speaker}: ${kept?.runs.map(({ text }) => text).join(' / ')} [${words}]`;
  });
  return [JSON.stringify(query, null, 1), ...lines, JSON.stringify(suggestions, null, 1)].join('\n');
}

for (const miss of misses.slice(0, Number(flags.errors))) console.log(miss);
const share = (part: number, of: number) => (part / of).toFixed(3);
for (const [kind, { count, first, third }] of [...tallies].sort(([a], [b]) => (a < b ? 1 : -1)).reverse())
  console.log(`${kind}: n=${count} right@1=${share(first, count)} right@3=${share(third, count)}`);
const summary = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50=${at(0.5)} p99=${at(0.99)} max=${at(1)}`;
};
console.log(`latency ms: ${summary(times)}; processor ms: ${summary(cpuTimes)}`);
await library.close();
