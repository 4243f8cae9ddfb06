/**
 * Answers annotated questions and prints how many are right.
 *
 *     npx tsx bench/ask.ts [--set sample|invented|tuning] [--gold] [--errors N] [--explain ID] [--now ISO]
 *
 * The sample's questions and those of our own are asked of the sample stories as our engine reads them. Those of the
 * stories to tune on are asked twice, of the annotated quotations and of the engine's, so that errors of understanding
 * and ranking are seen apart from errors of the engine; `--gold` asks every set of annotated quotations only. Of these
 * questions, the odd ones are there to be read; of the even ones `--errors` and `--explain` tell nothing.
 */
import { parseArgs } from 'node:util';
import type { Answer } from '../src/domain.ts';
import { type Library, openMemoryLibrary } from '../src/library/index.ts';
import { keepBlogs } from '../tests/answer/live-blogs.ts';
import { type AskedQuestion, rankRight } from '../tests/answer/score-answers.ts';
import { askTimed } from './ask/ask-timed.ts';
import { listSets, type QuestionSet, readStories } from './ask/question-sets.ts';
import { drawTimes, Tally } from './ask/tally.ts';

const { values: flags } = parseArgs({
  options: {
    set: { type: 'string' },
    gold: { type: 'boolean', default: false },
    errors: { type: 'string', default: '0' },
    explain: { type: 'string' },
    now: { type: 'string', default: '2026-11-20T12:00:00Z' },
  },
});
const now = new Date(flags.now);

for (const set of listSets().filter(({ name }) => flags.set === undefined || name === flags.set)) {
  if (set.name === 'tuning' || flags.gold) await measure(set, 'annotations');
  if (!flags.gold) await measure(set, 'engine');
}
if (flags.set === undefined) await measureLongStories();

async function measure(set: QuestionSet, by: 'engine' | 'annotations'): Promise<void> {
  const library = await openMemoryLibrary();
  for (const { story, reading } of readStories(set, by)) await library.keep(story, reading);
  const tallies = { all: new Tally(), read: new Tally(), unread: new Tally() };
  const times: number[] = [];
  const processorTimes: number[] = [];
  const misses: string[] = [];
  for (const question of set.questions) {
    const { answer, ms, processorMs } = await askTimed(question.question, library, now);
    times.push(ms);
    processorTimes.push(processorMs);
    const rank = rankRight(question, answer);
    tallies.all.count(question.kind, rank);
    const isRead = mayBeRead(set, question);
    tallies[isRead ? 'read' : 'unread'].count(question.kind, rank);
    if (rank !== 0 && isRead) misses.push(describe(question, answer, rank));
    if (question.id === flags.explain && isRead) console.log(explain(answer));
  }
  await library.close();

  console.log(`\n${set.name}, quotations by ${by}`);
  for (const miss of misses.slice(0, Number(flags.errors))) console.log(miss);
  for (const line of tallies.all.draw()) console.log(line);
  if (set.name === 'tuning')
    console.log(`of these, read: ${tallies.read.draw()[0]}; never read: ${tallies.unread.draw().join('; ')}`);
  console.log(`latency ms: ${drawTimes(times)}; processor ms: ${drawTimes(processorTimes)}`);
}

/** Whether a question may be looked at: half of those to tune on only ever show in the sums. */
function mayBeRead({ name }: QuestionSet, { id }: AskedQuestion): boolean {
  return name !== 'tuning' || Number(id.slice(-1)) % 2 === 1;
}

/** Times questions whose answers stand far down in live blogs of 275 KB. */
async function measureLongStories(): Promise<void> {
  const library: Library = await openMemoryLibrary();
  await keepBlogs(library);
  console.log('\nlive blogs of 275 KB');
  for (const text of [
    'what was said about being married in a zeppelin',
    'which outlet covered the zeppelin hangar',
  ]) {
    const { ms, processorMs } = await askTimed(text, library, now);
    console.log(`${text}: ${ms.toFixed(1)} ms, ${processorMs.toFixed(1)} of the processor`);
  }
  await library.close();
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
