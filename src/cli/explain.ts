import type { Page, Story } from '../domain.ts';
import { UserError } from '../errors.ts';
import { extractStory } from '../extract/index.ts';
import { readInputs } from '../fetch/index.ts';
import { explainStory, loadLexicons } from '../quotes/index.ts';
import { drawExplanation } from './explanation/draw-explanation.ts';
import { writeExplanation } from './explanation/write-explanation.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/**
 * Tells of every run of words in marks whether it was taken for a quotation, which pass named its speaker, who else
 * might have spoken and what weighed; as text, or as a page that shows it in the story.
 */
export async function explainQuotes(
  inputs: readonly string[],
  options: { readonly html: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const lexicons = loadLexicons();
  let code: ExitCode = exitCodes.nothingFound;
  for await (const item of readInputs(inputs.length === 0 ? ['-'] : inputs, { stdin: terminal.stdin })) {
    const story = item.kind === 'page' ? tryExtract(item.page, terminal) : null;
    if (item.kind !== 'page') terminal.tell(item.error.message);
    if (story === null) {
      code = exitCodes.badInput;
      continue;
    }
    const runs = explainStory(story, lexicons);
    if (options.html) terminal.printRendered(drawExplanation(story, runs));
    else terminal.print(writeExplanation(story, runs));
    if (runs.length > 0 && code === exitCodes.nothingFound) code = exitCodes.found;
  }
  return code;
}

function tryExtract(page: Page, terminal: Terminal): Story | null {
  try {
    return extractStory(page);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    terminal.tell(error.message);
    return null;
  }
}
