/**
 * Scores the engine and the answers on stories that nobody tunes on: `npm run bench:fresh`. Prints sums and nothing
 * else, by design: see `tests/golden/fresh/README.md`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { answerQuestion, loadVocabulary } from '../src/answer/index.ts';
import type { StoryRecord } from '../src/domain.ts';
import { extractStory } from '../src/extract/index.ts';
import { openMemoryLibrary } from '../src/library/index.ts';
import { loadLexicons, readStory } from '../src/quotes/index.ts';
import { type AskedQuestion, rankRight } from '../tests/answer/score-answers.ts';
import { readPredictions } from './quotes/read-predictions.ts';
import { type GoldQuote, sameName, score } from './quotes/score.ts';

/** One file: the story as printed, with its annotations beside it. */
interface FreshRecord extends StoryRecord {
  readonly id: string;
  readonly url: string;
  readonly quotes: readonly GoldQuote[];
}

const folder = resolve(import.meta.dirname, '../tests/golden/fresh');
const records = readdirSync(resolve(folder, 'stories')).map(
  (file): FreshRecord => JSON.parse(readFileSync(resolve(folder, 'stories', file), 'utf8')),
);
const read = ({ id, url, outlet, title, author, published, paragraphs }: FreshRecord) =>
  extractStory({ kind: 'record', id, url, record: { outlet, title, author, published, paragraphs } });

const gold = records.map(({ id, quotes }) => ({ id, names: 'full' as const, quotes }));
const predicted = new Map(records.map((record) => [record.id, readPredictions(read(record))]));
const quotations = score(gold, predicted, sameName);
console.log(
  `quotations: stories ${records.length}, spans F1 ${quotations.spanF1.toFixed(3)}, named precision ${quotations.namedPrecision.toFixed(3)}, end-to-end F1 ${quotations.endToEndF1.toFixed(3)}`,
);

const library = await openMemoryLibrary();
for (const record of records) {
  const story = read(record);
  await library.keep(story, readStory(story, loadLexicons()));
}
const questions = readFileSync(resolve(folder, 'questions.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line): AskedQuestion => JSON.parse(line));
const context = { library, vocabulary: loadVocabulary(), now: new Date('2026-11-20T12:00:00Z') };
const anyBounds = { person: null, outlet: null, since: null, until: null };
const ranks: { readonly question: AskedQuestion; readonly rank: number }[] = [];
for (const question of questions) {
  const asked = { text: question.question, reading: 'any' as const, ...anyBounds };
  const answer = await answerQuestion(asked, { limit: 10, offset: 0 }, context);
  ranks.push({ question, rank: rankRight(question, answer) });
}
const share = (of: typeof ranks, isRight: (rank: number) => boolean) =>
  (of.filter(({ rank }) => isRight(rank)).length / of.length).toFixed(3);
const unanswerable = ranks.filter(({ question }) => question.kind === 'unanswerable');
console.log(
  `questions: ${ranks.length}, right@1 ${share(ranks, (rank) => rank === 0)}, right@3 ${share(ranks, (rank) => rank >= 0 && rank < 3)}, unanswerable ${share(unanswerable, (rank) => rank === 0)}`,
);
await library.close();
