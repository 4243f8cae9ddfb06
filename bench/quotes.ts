/** Measures the quotation engine: `npm run bench:quotes`. Options: `--errors N`, `--set gold|dev|train`. */
import { performance } from 'node:perf_hooks';
import { type BenchSet, loadCorpus, loadGold } from './quotes/load-sets.ts';
import { readPredictions } from './quotes/read-predictions.ts';
import { type Score, sameMention, score } from './quotes/score.ts';

const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? '');
};
const wanted = option('set');
const errors = Number(option('errors') ?? 0);

const sets = [loadGold(), loadCorpus('dev'), wanted === 'train' ? loadCorpus('train') : null];
for (const set of sets) if (set !== null && (wanted === null || set.name.includes(wanted))) report(set);

function report(set: BenchSet): void {
  const begun = performance.now();
  const predictions = new Map(set.stories.map((story) => [story.id, readPredictions(story)]));
  const seconds = (performance.now() - begun) / 1000;
  print(`${set.name}, by name`, score(set.gold, predictions));
  if (set.gold[0]?.names === 'printed')
    print(`${set.name}, by mention`, score(set.gold, predictions, sameMention));
  printReliability(score(set.gold, predictions, sameMention));
  const words = set.stories.reduce(
    (sum, { paragraphs }) => sum + paragraphs.join(' ').split(/\s+/).length,
    0,
  );
  console.log(`  ${(words / 500 / seconds).toFixed(0)} stories of 500 words a second`);
  const judged = score(set.gold, predictions, sameMention);
  const passes = new Map<string, { right: number; all: number }>();
  for (const { kind, gold, predicted } of judged.outcomes) {
    if (gold === null || predicted === null) continue;
    const entry = passes.get(predicted.pass) ?? { right: 0, all: 0 };
    passes.set(predicted.pass, { right: entry.right + (kind === 'right' ? 1 : 0), all: entry.all + 1 });
  }
  for (const [pass, { right, all }] of passes) console.log(`  ${pass.padEnd(20)} ${right}/${all}`);
  for (const { story, kind, gold, predicted } of judged.outcomes
    .filter(({ kind }) => kind !== 'right')
    .slice(0, errors)) {
    const words = (gold ?? predicted)?.text.slice(0, 60);
    const wantedName = gold?.speaker ?? `(${gold?.description ?? ''})`;
    console.log(
      `  ${story} | ${kind} | ${words} | ${gold === null ? '' : wantedName} | ${predicted?.speaker} as ${predicted?.speakerAs} | ${predicted?.pass} | ${predicted?.confidence.toFixed(2)}`,
    );
  }
}

/** Prints how often the speaker is right at each stated confidence, and the expected calibration error. */
function printReliability({ outcomes }: Score): void {
  const bins = Array.from({ length: 10 }, () => ({ all: 0, right: 0, stated: 0 }));
  for (const { kind, gold, predicted } of outcomes) {
    if (predicted === null || gold === null) continue;
    const bin = bins[Math.min(9, Math.floor(predicted.confidence * 10))];
    if (bin === undefined) continue;
    bin.all += 1;
    bin.stated += predicted.confidence;
    if (kind === 'right') bin.right += 1;
  }
  const total = bins.reduce((sum, { all }) => sum + all, 0);
  const error = bins.reduce((sum, { right, stated }) => sum + Math.abs(right - stated), 0) / total;
  for (const [at, { all, right, stated }] of bins.entries()) {
    if (all > 0)
      console.log(
        `  confidence ${(at / 10).toFixed(1)}: ${all} runs, stated ${(stated / all).toFixed(3)}, right ${(right / all).toFixed(3)}`,
      );
  }
  console.log(`  expected calibration error ${error.toFixed(4)}`);
}

function print(name: string, { gold, predicted, ...rest }: Score): void {
  const figures = Object.entries(rest)
    .filter(([, value]) => typeof value === 'number')
    .map(([key, value]) => `${key} ${(value as number).toFixed(4)}`);
  console.log(`${name}: ${gold} annotated, ${predicted} found\n  ${figures.join('\n  ')}`);
}
