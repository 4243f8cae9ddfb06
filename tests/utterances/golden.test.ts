import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { loadLexicons } from '../../src/quotes/index.ts';
import { gatherSamples, scorePairs } from './score-pairs.ts';

const root = resolve(import.meta.dirname, '../..');
const samples = {
  stories: resolve(root, 'data/stories'),
  annotations: resolve(root, 'tests/golden/stories'),
  names: readdirSync(resolve(root, 'data/stories')).filter((name) => /^d-.*\.json$/.test(name)),
  clusters: readFileSync(resolve(root, 'tests/golden/lantern-goat.clusters.tsv'), 'utf8'),
};

it.each([
  ['as annotated', null],
  ['as our engine reads them', loadLexicons()],
])('the sample stories’ quotations are kept together as one person would, %s', async (_, lexicons) => {
  const { f1, falseMerges } = scorePairs(await gatherSamples(samples, lexicons));
  expect(falseMerges).toEqual([]);
  expect(f1).toBeGreaterThanOrEqual(0.95);
});

it('the order in which stories come changes nothing', async () => {
  const backwards = { ...samples, names: [...samples.names].reverse() };
  const { f1, falseMerges } = scorePairs(await gatherSamples(backwards, null));
  expect(falseMerges).toEqual([]);
  expect(f1).toBeGreaterThanOrEqual(0.95);
});
