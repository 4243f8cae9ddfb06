/**
 * Measures the quotation engine beside a plain baseline: `npm run bench:quotes`. Options:
 * `--set gold|tuning|speakers|scenes|dev|train` for one set, `--errors N` to list what went wrong, `--losses` to count where names are lost.
 */
import { loadLexicons } from '../src/quotes/index.ts';
import { countLosses } from './quotes/count-losses.ts';
import {
  type BenchSet,
  loadConstructions,
  loadCorpus,
  loadGold,
  loadNamedNews,
  loadSpeakers,
  loadTuning,
} from './quotes/load-sets.ts';
import { measureReliability } from './quotes/measure-reliability.ts';
import { printHardTexts, printMemory, printSpeed } from './quotes/measure-time.ts';
import { readBaseline } from './quotes/read-baseline.ts';
import { readPredictions } from './quotes/read-predictions.ts';
import { type Score, sameMention, sameName, score } from './quotes/score.ts';
import { scoreUtterances } from './quotes/score-utterances.ts';

const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? '');
};
const wanted = option('set');
const errorsMax = Number(option('errors') ?? 0);

const corpus = loadCorpus('dev');
if (corpus === null)
  console.log('The news corpus is not beside the project: only the invented stories are measured.\n');
const sets = [
  loadGold(),
  loadTuning(),
  corpus,
  loadNamedNews('dev'),
  wanted === 'train' ? loadCorpus('train') : null,
  wanted === 'named' ? loadNamedNews('train') : null,
].filter((set) => set !== null);
const unlearned = [loadSpeakers(), loadConstructions()];
for (const set of [...sets, ...unlearned].filter(({ name }) => wanted === null || name.includes(wanted)))
  report(set);
if (wanted === null) {
  printSpeed(sets.flatMap(({ stories }) => stories));
  printHardTexts();
  console.log('memory while stories stream through:');
  printMemory(loadGold().stories);
}

function report(set: BenchSet): void {
  const ours = new Map(set.stories.map((story) => [story.id, readPredictions(story)]));
  const plain = new Map(set.stories.map((story) => [story.id, readBaseline(story)]));
  const isPrinted = set.gold[0]?.names === 'printed';
  console.log(`${set.name}: ${set.stories.length} stories`);
  printTable({
    engine: score(set.gold, ours, sameName),
    ...(isPrinted ? { 'engine, by phrase': score(set.gold, ours, sameMention) } : {}),
    'marks and nearest name': score(set.gold, plain, isPrinted ? sameMention : sameName),
  });
  const judged = score(set.gold, ours, sameMention);
  printReliability(judged);
  printUtterances(judged);
  printErrors(judged);
  if (process.argv.includes('--losses') && !isPrinted) printLosses(set);
  console.log('');
}

function printTable(columns: Readonly<Record<string, Score>>): void {
  const measures = [
    'gold',
    'predicted',
    'spanPrecision',
    'spanRecall',
    'spanF1',
    'speakerWhenFound',
    'namedPrecision',
    'namedRecall',
    'endToEndF1',
  ] as const;
  console.log(
    `  ${''.padEnd(18)}${Object.keys(columns)
      .map((name) => name.padStart(24))
      .join('')}`,
  );
  for (const measure of measures) {
    const values = Object.values(columns).map((column) => column[measure]);
    const shown = values.map((value) =>
      (Number.isInteger(value) ? String(value) : value.toFixed(4)).padStart(24),
    );
    console.log(`  ${measure.padEnd(18)}${shown.join('')}`);
  }
}

function printReliability({ outcomes }: Score): void {
  const { bins, expectedError } = measureReliability(outcomes, loadLexicons().calibration.bar);
  for (const { all, right, stated } of bins)
    console.log(`  stated ${(stated / all).toFixed(3)}  right ${(right / all).toFixed(3)}  (${all} runs)`);
  console.log(`  expected calibration error ${expectedError.toFixed(4)}`);
}

function printUtterances({ outcomes }: Score): void {
  const utterances = scoreUtterances(outcomes);
  if (utterances === null) return;
  const { precision, recall, f1, errors } = utterances;
  console.log(
    `  pairs of runs in one utterance: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`,
  );
  for (const { kind, pair } of errors.slice(0, errorsMax)) {
    const [one, other] = pair.map(({ gold, predicted }) => (gold ?? predicted)?.text.slice(0, 40));
    console.log(`  ${pair[0].story} | ${kind} | ${one} | ${other}`);
  }
}

function printLosses(set: BenchSet): void {
  console.log('  names lost:');
  for (const [stage, count] of countLosses(set)) console.log(`  ${String(count).padStart(5)}  ${stage}`);
}

function printErrors({ outcomes }: Score): void {
  const wrong = outcomes.filter(({ kind }) => kind !== 'right').slice(0, errorsMax);
  for (const { story, kind, gold, predicted } of wrong) {
    const words = (gold ?? predicted)?.text.slice(0, 60);
    const right = gold === null ? '' : (gold.speaker ?? `(${gold.description ?? 'unnamed'})`);
    const got =
      predicted === null
        ? ''
        : `${predicted.speaker} as "${predicted.speakerAs}", ${predicted.pass}, ${predicted.confidence.toFixed(2)}`;
    console.log(`  ${story} | ${kind} | ${words} | ${right} | ${got}`);
  }
}
