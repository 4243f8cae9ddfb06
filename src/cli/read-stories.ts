import { UserError } from '../errors.ts';
import { readInputs } from '../fetch/index.ts';
import type { ReadPage } from '../reader/index.ts';
import { openReader } from '../reader/index.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/**
 * Reads every story in the inputs, standard input when there are none, and hands each to `show`. What cannot be read
 * is told, and the rest still comes.
 *
 * @param show Prints a story, given with the name of its input; gives whether there was something to print.
 */
export async function readStories(
  inputs: readonly string[],
  terminal: Terminal,
  show: (page: ReadPage, input: string) => boolean,
): Promise<ExitCode> {
  const reader = openReader();
  let code: ExitCode = exitCodes.nothingFound;
  try {
    for await (const item of readInputs(inputs.length === 0 ? ['-'] : inputs, { stdin: terminal.stdin })) {
      if (item.kind !== 'page') {
        terminal.tell(item.error.message);
        if (item.kind === 'problem') code = exitCodes.badInput;
        continue;
      }
      const page = await reader.read(item.page).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        terminal.tell(error.message);
        code = exitCodes.badInput;
        return null;
      });
      if (item.note) terminal.tell(item.note);
      if (page?.note) terminal.tell(`${item.input}: ${page.note}`);
      if (page !== null && show(page, item.input) && code === exitCodes.nothingFound) code = exitCodes.found;
    }
  } finally {
    await reader.close();
  }
  return code;
}
