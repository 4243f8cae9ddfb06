import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The script of a module, and the files it was made of. */
export interface Bundle {
  readonly script: string;
  readonly files: readonly string[];
  /** When its making began, in milliseconds since 1970. */
  readonly begunAt: number;
}

/** A script as it is kept, with what its files were like when it was made. */
interface KeptBundle {
  readonly script: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Installing the packages anew empties it. */
const folder = fileURLToPath(new URL('../../node_modules/.cache/soundbite', import.meta.url));

const fileOf = (path: string) => join(folder, `${createHash('sha256').update(path).digest('hex')}.json`);

/** Takes the script that was made of a module before; null where there is none, or where one of its files has changed. */
export async function takeBundle(path: string): Promise<string | null> {
  try {
    const { script, files } = JSON.parse(await readFile(fileOf(path), 'utf8')) as KeptBundle;
    const now = await describeFiles(Object.keys(files));
    return Object.entries(files).every(([file, was]) => now[file] === was) ? script : null;
  } catch {
    // Whatever cannot be read is made again.
    return null;
  }
}

/**
 * Keeps a script for further starts; where nothing can be written, each program makes its own. A file that was saved while
 * the script was made may not be in it: such a script is not kept.
 */
export async function keepBundle(path: string, { script, files, begunAt }: Bundle): Promise<void> {
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  if (times.some((time) => time >= begunAt)) return;
  // Written beside and moved: another program may read it at the same time.
  const draft = join(folder, randomUUID());
  try {
    const kept: KeptBundle = { script, files: await describeFiles(files) };
    await mkdir(folder, { recursive: true });
    await writeFile(draft, JSON.stringify(kept));
    await rename(draft, fileOf(path));
  } catch {
    // A folder that belongs to somebody else, a full disk: starting threads takes longer, that is all.
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function describeFiles(files: readonly string[]): Promise<Record<string, string>> {
  const described = files.map(async (file) => {
    const { mtimeMs, size } = await stat(file);
    return [file, `${mtimeMs} ${size}`] as const;
  });
  return Object.fromEntries(await Promise.all(described));
}
