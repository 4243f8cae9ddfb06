import { existsSync, renameSync } from 'node:fs';
import { openLibrary } from '../../src/library/index.ts';
import { Corpus } from './corpus.ts';

/** Stories handed over at once. */
const batchSize = 100;

/** Makes a library of the corpus with its index written down, where there is none yet. */
export async function fillLibrary(path: string, quotationCount: number): Promise<void> {
  if (existsSync(path)) return;
  const making = `${path}.making`;
  const library = await openLibrary(making);
  const corpus = new Corpus(quotationCount);
  const { stories } = await library.counts();
  for (let from = stories; from < corpus.storyCount; from += batchSize) {
    await library.keepAll([...corpus.stories(from, Math.min(from + batchSize, corpus.storyCount))], null);
    if ((from / batchSize) % 100 === 0) console.error(`kept ${from} of ${corpus.storyCount} stories`);
  }
  // The first search indexes what is missing, and writes it down.
  const filters = { personIds: [], outlet: null, since: null, until: null };
  await library.searchQuotations({ text: 'anything', scope: 'words', filters, limit: 1, offset: 0 });
  await library.close();
  renameSync(making, path);
}
