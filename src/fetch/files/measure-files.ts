import { realpath, stat } from 'node:fs/promises';
import { walkFolder } from './walk-folder.ts';

/** Gives the bytes of all files that reading the inputs would read; null when there are none to measure. */
export async function measureFiles(inputs: readonly string[]): Promise<number | null> {
  let sizeBytes = 0;
  for (const input of inputs) sizeBytes += await measure(input);
  return sizeBytes === 0 ? null : sizeBytes;
}

async function measure(input: string): Promise<number> {
  try {
    const stats = await stat(input);
    if (!stats.isDirectory()) return stats.size;
    let sizeBytes = 0;
    for await (const found of walkFolder(await realpath(input), input)) {
      if (found.kind === 'file') sizeBytes += (await stat(found.path)).size;
    }
    return sizeBytes;
  } catch {
    // Reading it tells what is wrong with it; and an address has no size.
    return 0;
  }
}
