import { endBundling } from '../src/script/bundle-module.mjs';
import { bundleModule } from '../src/script/index.mjs';

const starters = [
  'main.ts',
  'cli.ts',
  'answerer/answerer-worker.ts',
  'library/library-worker.ts',
  'reader/reader-worker.ts',
];

/** Makes ahead of all tests what their programs and threads start from, where it is not kept: that is no test's time. */
export async function setup(): Promise<void> {
  for (const name of starters) await bundleModule(new URL(`../src/${name}`, import.meta.url));
  await endBundling();
}
