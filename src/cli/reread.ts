import type { House } from '../house.ts';
import { rereadLibrary } from '../reread.ts';
import { drawProgress } from './draw-progress.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** Reads the whole library again and tells how many stories read otherwise now. */
export async function rereadStories(
  options: { readonly json: boolean },
  { house, terminal }: { readonly house: House; readonly terminal: Terminal },
): Promise<ExitCode> {
  const started = performance.now();
  const { done, changed, skipped } = await rereadLibrary(house.library, (progress) => {
    const { done: count, total } = progress;
    terminal.progress(
      drawProgress({
        share: total === 0 ? null : count / total,
        told: `${count} of ${total}`,
        count,
        elapsedMs: performance.now() - started,
      }),
    );
  });
  if (options.json) terminal.printJson({ done, changed, skipped });
  else {
    terminal.print(`${done} stories read again, ${changed} of them read otherwise now`);
    if (skipped > 0) terminal.tell(`${skipped} of them took too long to read and stay as they were`);
  }
  return done > 0 ? exitCodes.found : exitCodes.nothingFound;
}
