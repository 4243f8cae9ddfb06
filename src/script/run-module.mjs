import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { bundleModule, endBundling } from './bundle-module.mjs';
import { runScript } from './run-script.mjs';

/**
 * Runs a program's first module, in TypeScript as it is written, from the one script that is kept of it and all that it
 * imports: loading the files one by one takes a second of the processor at every start.
 *
 * @param {URL} module
 * @returns {Promise<void>}
 */
export async function runModule(module) {
  const script = await bundleModule(module);
  await endBundling();
  // Traces speak of the files as written.
  process.setSourceMapsEnabled(true);
  runScript(script, fileURLToPath(module));
}
