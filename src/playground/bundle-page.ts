import { join } from 'node:path';
import { build } from 'esbuild';

/** The page's files, ready to be sent. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
  /** The style of the page that shows an invented story. */
  readonly readerStyle: string;
}

/** Bundles the page's scripts and styles in memory; nothing is written to disk. */
export async function bundlePage(): Promise<PageFiles> {
  const folder = join(import.meta.dirname, 'page');
  const { outputFiles } = await build({
    entryPoints: ['page.tsx', 'page.css', 'reader.css'].map((file) => join(folder, file)),
    outdir: folder,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome105', 'firefox110', 'safari16'],
    logLevel: 'silent',
  });
  const read = (name: string) => {
    const file = outputFiles.find(({ path }) => path.endsWith(name));
    if (file === undefined) throw new Error(`The bundle of the page lacks ${name}.`);
    return file.text;
  };
  return { script: read('page.js'), style: read('page.css'), readerStyle: read('reader.css') };
}
