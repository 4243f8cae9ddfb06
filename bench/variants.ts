/**
 * Scores which quotations are kept together as reports of one utterance, against annotated clusters.
 *
 *     npx tsx bench/variants.ts [--errors N] [--quotations N]
 *
 * Stories come from `../shared/gold` where it is present, else from `data/stories`; clusters from `tests/golden`. Every
 * annotated run of words is looked up in the quotations read, and every two runs of different stories are a pair: right
 * when they are together exactly where the annotations put them together. Shown twice: with our own engine's reading,
 * and with the annotations as the reading, so that errors of reading are seen apart. Then an invented stream of news,
 * two quotations in five reprinted from the last two hundred, cut and changed, shows what keeping a story costs as the
 * library grows (100000 quotations unless told).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLexicons } from '../src/quotes/index.ts';
import { gatherSamples, type Report, scorePairs } from '../tests/utterances/score-pairs.ts';
import { timeKeeping } from './variants/time-keeping.ts';

const { values: flags } = parseArgs({
  options: { errors: { type: 'string', default: '0' }, quotations: { type: 'string', default: '100000' } },
});
const root = resolve(import.meta.dirname, '..');
const gold = join(root, '../shared/gold/stories');
const stories = existsSync(gold) ? gold : join(root, 'data/stories');
const clusters = readFileSync(join(root, 'tests/golden/lantern-goat.clusters.tsv'), 'utf8');
const names = readdirSync(stories).filter((name) => /^d-.*\.json$/.test(name));
const paths = { stories, annotations: join(root, 'tests/golden/stories'), names };

for (const reading of ['engine', 'annotations'] as const) {
  const reports = await gatherSamples({ ...paths, clusters }, reading === 'engine' ? loadLexicons() : null);
  const { precision, recall, f1, falseMerges, misses } = scorePairs(reports);
  console.log(
    `${reading}: ${names.length} stories, ${reports.length} runs, pair precision=${precision.toFixed(3)} recall=${recall.toFixed(3)} F1=${f1.toFixed(3)} false merges=${falseMerges.length}`,
  );
  for (const pair of falseMerges.slice(0, Number(flags.errors))) console.log(`  false: ${describe(pair)}`);
  for (const pair of misses.slice(0, Number(flags.errors))) console.log(`  missed: ${describe(pair)}`);
}

await timeKeeping(Number(flags.quotations));

function describe(pair: readonly [Report, Report]): string {
  return pair.map(({ storyId, text }) => `${storyId} “${text}”`).join(' | ');
}
