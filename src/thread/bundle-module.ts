import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { type Bundle, keepBundle, takeBundle } from './kept-bundle.ts';

const scripts = new Map<string, Promise<string>>();

/**
 * Makes one script of a module and all that it imports, for threads to start from: reading the TypeScript file by file takes
 * each thread five times as long. Made once, and kept for further starts until a file changes.
 */
export function bundleModule(module: URL): Promise<string> {
  let script = scripts.get(module.href);
  if (script === undefined) {
    script = readBundle(fileURLToPath(module));
    scripts.set(module.href, script);
    // What failed is tried again: the file may be mended by then.
    script.catch(() => scripts.delete(module.href));
  }
  return script;
}

async function readBundle(path: string): Promise<string> {
  const kept = await takeBundle(path);
  if (kept !== null) return kept;
  const bundle = await makeBundle(path);
  await keepBundle(path, bundle);
  return bundle.script;
}

async function makeBundle(path: string): Promise<Bundle> {
  const begunAt = Date.now();
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // What brings a program or library of the machine's own; nothing else is read from disk.
    external: ['libsql', 'esbuild'],
    // The classes of errors are known by name on the other side.
    keepNames: true,
    // Traces speak of the files as written.
    sourcemap: 'inline',
    sourcesContent: false,
    outdir: dirname(path),
    plugins: [keepAddresses],
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs).map((file) => resolve(file));
  return { script: outputFiles[0]?.text ?? '', files: [...inputs, ...makers()], begunAt };
}

/** What makes scripts: another version of it may make another script of the same files. */
const makers = () => [
  fileURLToPath(import.meta.url),
  createRequire(import.meta.url).resolve('esbuild/package.json'),
];

/** Lets each file know its own address, from which it finds its data, and not that of the script. */
const keepAddresses: Plugin = {
  name: 'keep-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const address = JSON.stringify(pathToFileURL(path).href);
      const contents = await readFile(path, 'utf8');
      return { contents: contents.replaceAll('import.meta.url', address), loader: 'ts' };
    });
  },
};
