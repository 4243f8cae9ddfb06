/**
 * Learns the weights in `data/weights` from the news corpus (where it is beside the project) and the invented
 * stories: `npm run train:quotes`. Options: `--only reference|speaker|quotation|calibration` to learn one part and leave
 * the others; `--check` to write nothing. Says how well stories are read that were left out of the learning (with
 * `--errors N`, what went wrong in those that are there to be read).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadLexicons } from '../../src/quotes/index.ts';
import { collectLessons, collectLines, type Lesson } from './collect-lessons.ts';
import { calibrateOn, type Fold, leaveOut, readLeftOut } from './cross-validate.ts';
import { judgeReferents } from './judge-referents.ts';
import { learnEngine, learnedParts } from './learn-engine.ts';
import {
  type BenchSet,
  inventedWeight,
  joinSets,
  keepStories,
  loadCorpus,
  loadDialogues,
  loadGold,
  loadNamedNews,
  loadTuning,
} from './load-sets.ts';
import { measureReliability } from './measure-reliability.ts';
import { readPredictions } from './read-predictions.ts';
import { type Outcome, sameMention, score, summarize } from './score.ts';

const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? '');
};
const files = [...learnedParts, 'calibration'] as const;
const only = option('only');
if (only !== null && !files.some((file) => file === only)) {
  console.error(`--only ${only}: give one of ${files.join(', ')}.`);
  process.exit(1);
}
const isWanted = (file: (typeof files)[number]) => only === null || only === file;

const lexicons = loadLexicons();
const namedNews = loadNamedNews('train');
const annotated = joinSets('annotated', [
  loadGold(),
  loadTuning(),
  ...(namedNews === null ? [] : [namedNews]),
]);
const news = collectNews();

if (process.argv.includes('--check')) check(leaveOutAll());
else learn();

/** What is always learned from. It is read with today's weights for references, which bear on it little. */
function collectNews(): Lesson[] {
  const corpus = loadCorpus('train');
  const named = new Set(namedNews?.gold.map(({ id }) => id));
  return [
    ...(corpus === null ? [] : collectLessons(leaveStories(corpus, named), lexicons)),
    ...collectLines(lexicons, inventedWeight),
    ...collectLessons(loadDialogues(), lexicons),
  ];
}

/** Leaves out the stories of some ids. */
function leaveStories(set: BenchSet, ids: ReadonlySet<string>): BenchSet {
  return keepStories(set, (index) => !ids.has(set.gold[index]?.id ?? ''));
}

function learn(): void {
  const parts = learnedParts.filter(isWanted);
  const learned = learnEngine(annotated, news, lexicons, parts);
  if (isWanted('reference')) write('reference', learned.referenceWeights);
  if (isWanted('quotation')) write('quotation', learned.quotationWeights);
  if (isWanted('speaker')) write('speaker', learned.speakerWeights);
  if (!isWanted('calibration')) return;
  const folds = leaveOutAll();
  write('calibration', { ...calibrateOn(folds, lexicons.calibration.bar) });
  check(folds);
}

function check(folds: readonly Fold[]): void {
  const { bar } = lexicons.calibration;
  const read = readLeftOut(folds);
  const guessed = read(0);
  const outcomes = read(bar);
  console.log(
    'stories left out       spans F1   speaker, none withheld  named prec. end to end  calib. error',
  );
  const parts = {
    all: /./,
    'all invented': /^(?!polnear)/,
    'named news': /^polnear/,
    golden: /^d-/,
    'hard, to read': /^t-0/,
    'hard, unread': /^t-1/,
    'everyday, to read': /^t-2/,
    'everyday, unread': /^t-3/,
    newsroom: /^t-4/,
    'news alone': /^(?!t-5)/,
    'other forms, to read': /^t-5(?:0|10)/,
    'other forms, unread': /^t-5(?:1[1-9]|20)/,
  };
  for (const [name, ids] of Object.entries(parts)) {
    const [read, guesses] = [outcomes, guessed].map((all) => all.filter(({ story }) => ids.test(story)));
    printLine(name, read ?? [], guesses ?? []);
  }
  checkCorpus(folds[0]);
  printReferents(folds);
  printBars(read);
  printErrors(guessed);
}

function leaveOutAll(): Fold[] {
  return leaveOut(annotated, news, lexicons, learnedParts);
}

/** Reads the news that nothing is learned from. */
function checkCorpus(fold: Fold | undefined): void {
  const dev = loadCorpus('dev');
  if (dev === null || fold === undefined) return;
  const calibration = calibrateOn([fold], lexicons.calibration.bar);
  const [read, guesses] = [calibration, { ...calibration, bar: 0 }].map((bend) => {
    const reader = { ...fold.lexicons, calibration: bend };
    return score(
      dev.gold,
      new Map(dev.stories.map((story) => [story.id, readPredictions(story, reader)])),
      sameMention,
    );
  });
  printLine('corpus dev, by phrase', read?.outcomes ?? [], guesses?.outcomes ?? []);
}

function printLine(name: string, outcomes: readonly Outcome[], guesses: readonly Outcome[]): void {
  const { spanF1, speakerWhenFound, namedPrecision, endToEndF1 } = summarize(outcomes);
  const { expectedError } = measureReliability(outcomes, lexicons.calibration.bar);
  const guessed = summarize(guesses).speakerWhenFound;
  const figures = [spanF1, speakerWhenFound, guessed, namedPrecision, endToEndF1, expectedError];
  console.log(`${name.padEnd(22)}${figures.map((figure) => figure.toFixed(3).padStart(12)).join('')}`);
}

/** Says how often phrases are taken for whom they mean, in stories left out of which somebody told it. */
function printReferents(folds: readonly Fold[]): void {
  const sorts = new Map<string, { right: number; all: number }>();
  for (const { sort, isRight } of folds.flatMap(({ left, lexicons }) =>
    judgeReferents(left.stories, lexicons),
  ))
    for (const key of [sort, 'any phrase']) {
      const { right, all } = sorts.get(key) ?? { right: 0, all: 0 };
      sorts.set(key, { right: right + Number(isRight), all: all + 1 });
    }
  console.log('\nwhom a phrase means        right     of');
  for (const [sort, { right, all }] of [...sorts].sort())
    console.log(`${sort.padEnd(22)}${(right / all).toFixed(3).padStart(10)}${String(all).padStart(7)}`);
}

/** Says what a bar for names costs and brings. */
function printBars(read: (bar: number) => readonly Outcome[]): void {
  console.log('\nnames withheld below   named prec. named recall end to end');
  for (const bar of [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
    const { namedPrecision, namedRecall, endToEndF1 } = summarize(read(bar));
    const figures = [namedPrecision, namedRecall, endToEndF1];
    console.log(
      `${String(bar).padEnd(22)}${figures.map((figure) => figure.toFixed(3).padStart(12)).join('')}`,
    );
  }
}

/** Tells the errors in stories that are there to be read; those of 101 to 120, 301 to 320, 441 to 470 and 511 to 520 are only counted. */
function printErrors(outcomes: readonly Outcome[]): void {
  const readable = outcomes.filter(
    ({ kind, story }) => kind !== 'right' && !/^t-(?:[13]|4[4-7]|51[1-9]|520)/.test(story),
  );
  for (const { story, kind, gold, predicted } of readable.slice(0, Number(option('errors') ?? 0))) {
    const got = predicted === null ? '' : `${predicted.speaker} as "${predicted.speakerAs}"`;
    const words = (gold ?? predicted)?.text.slice(0, 60);
    console.log(`  ${story} | ${kind} | ${words} | ${gold?.speaker ?? gold?.description ?? '-'} | ${got}`);
  }
}

function write(name: string, weights: object): void {
  const folder = resolve(import.meta.dirname, '../../data/weights');
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`${name}: ${Object.keys(weights).length} weights`);
}
