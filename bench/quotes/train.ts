/**
 * Learns the weights in `data/weights` from the news corpus (where it is beside the project) and the invented
 * stories: `npm run train:quotes`. With `--check` only says how well weights learned on four fifths of the invented
 * stories do on the fifth left out.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { attributeRuns } from '../../src/quotes/attribute-runs.ts';
import { loadLexicons } from '../../src/quotes/index.ts';
import { buildScene } from '../../src/quotes/scene.ts';
import { weigh } from '../../src/quotes/weights.ts';
import { type Example, learnWeights } from './learn-weights.ts';
import { type BenchSet, loadCorpus, loadGold } from './load-sets.ts';
import { fold } from './score.ts';

/** How much an invented story's run counts beside one of the corpus, which has fifteen times as many. */
const inventedWeight = 4;
const folds = 5;
const lexicons = loadLexicons();

const invented = collect(loadGold(), inventedWeight);
const corpus = loadCorpus('train');
const news = corpus === null ? [] : collect(corpus, 1).flat();
check();
if (!process.argv.includes('--check')) write('quotation', learnWeights([...news, ...invented.flat()]));

/** Reads each story with the right answers given, and notes what was seen at each run. */
function collect(set: BenchSet, weight: number): Example[][] {
  return set.stories.map((story, index) => {
    const left = (set.gold[index]?.quotes ?? []).map(({ text, paragraph }) => ({
      key: fold(text),
      paragraph,
    }));
    const examples: Example[] = [];
    attributeRuns(buildScene(story, lexicons), ({ words, paragraph }, features) => {
      const key = fold(words);
      const at = left.findIndex(
        (quote) =>
          quote.key === key && (quote.paragraph === undefined || quote.paragraph === paragraph.index),
      );
      if (at >= 0) left.splice(at, 1);
      examples.push({ features, isTrue: at >= 0, weight });
      return at >= 0 ? 1 : 0;
    });
    return examples;
  });
}

function check(): void {
  let right = 0;
  let all = 0;
  for (let part = 0; part < folds; part += 1) {
    const learned = learnWeights([...news, ...invented.filter((_, index) => index % folds !== part).flat()]);
    for (const { features, isTrue } of invented.filter((_, index) => index % folds === part).flat()) {
      all += 1;
      if (weigh(features, learned) >= 0.5 === isTrue) right += 1;
      else if (process.argv.includes('--errors')) console.log(isTrue, features.join(' | '));
    }
  }
  console.log(`told from titles and nicknames in stories left out: ${right} of ${all}`);
}

function write(name: string, weights: Record<string, number>): void {
  const folder = resolve(import.meta.dirname, '../../data/weights');
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`${name}: ${Object.keys(weights).length} weights`);
}
