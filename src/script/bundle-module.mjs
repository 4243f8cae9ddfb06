import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { keepScript, takeScript } from './kept-script.mjs';

/** @type {Map<string, Promise<string>>} */
const scripts = new Map();

/**
 * Makes one script of a module and all that it imports, for programs and threads to start from: reading the TypeScript file
 * by file takes five times as long. Made once, and kept for further starts until a file changes.
 *
 * Plain JavaScript, as all of this room: it is what makes TypeScript run.
 *
 * @param {URL} module
 * @returns {Promise<string>}
 */
export function bundleModule(module) {
  const known = scripts.get(module.href);
  if (known !== undefined) return known;
  const script = readBundle(fileURLToPath(module));
  scripts.set(module.href, script);
  // What failed is tried again: the file may be mended by then.
  script.catch(() => scripts.delete(module.href));
  return script;
}

let hasBundled = false;

/**
 * Ends the process beside this one that makes scripts, if there is one: after a large script it would hold 300 MB for as long
 * as the program runs. Only while no script is being made; the next one starts it again.
 *
 * @returns {Promise<void>}
 */
export async function endBundling() {
  if (hasBundled) await (await import('esbuild')).stop();
}

/**
 * @param {string} path
 * @returns {Promise<string>}
 */
async function readBundle(path) {
  const kept = takeScript(path);
  if (kept !== null) return kept;
  const bundle = await makeBundle(path);
  keepScript(path, bundle);
  return bundle.script;
}

/**
 * @param {string} path
 * @returns {Promise<import('./kept-script.mjs').Bundle>}
 */
async function makeBundle(path) {
  const begunAt = Date.now();
  const { build } = await import('esbuild');
  hasBundled = true;
  const { outputFiles, metafile } = await build({
    entryPoints: [path],
    // A program may change its folder between two makings.
    absWorkingDir: dirname(path),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // What brings a program or library of the machine's own; nothing else is read from disk.
    external: ['libsql', 'esbuild'],
    // The classes of errors are known by name on the other side of a thread.
    keepNames: true,
    // Traces speak of the files as written.
    sourcemap: 'inline',
    sourcesContent: false,
    outdir: dirname(path),
    // Nothing but the files themselves and this one says what becomes of them.
    tsconfigRaw: {},
    plugins: [keepAddresses],
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs).map((file) => resolve(dirname(path), file));
  return { script: outputFiles[0]?.text ?? '', files: [...inputs, ...makers()], begunAt };
}

/** What makes scripts: another version of it may make another script of the same files. */
const makers = () => [
  fileURLToPath(import.meta.url),
  createRequire(import.meta.url).resolve('esbuild/package.json'),
];

/**
 * Lets each file of ours know its own address, from which it finds its data, and not that of the script.
 *
 * @type {import('esbuild').Plugin}
 */
const keepAddresses = {
  name: 'keep-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|mjs)$/ }, async ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return null;
      const text = await readFile(path, 'utf8');
      const contents = text
        // Patterns, which do not find themselves here.
        .replaceAll(/\bimport\.meta\.url\b/g, () => JSON.stringify(pathToFileURL(path).href))
        .replaceAll(/\bimport\.meta\.dirname\b/g, () => JSON.stringify(dirname(path)));
      return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};
