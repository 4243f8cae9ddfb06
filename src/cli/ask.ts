import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { readQuestion } from '../../commands/ask.ts';
import type { Desk } from '../../commands/command.ts';
import { anyBounds } from '../../commands/request-for.ts';
import { linkToQuotation } from '../card/index.ts';
import type { Answer, Hit } from '../domain.ts';
import { UserError } from '../errors.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** As many hits as a program that reads them looks at. */
const HIT_COUNT = 10;
const questionLine = z.object({ id: z.union([z.string(), z.number()]).optional(), question: z.string() });

/**
 * Prints the answer to one question as a JSON line.
 *
 * @throws UsageError when the question is one that `/ask` would refuse, with the same message.
 */
export async function printAnswerLine(
  { id, question }: { readonly id: string | number | null; readonly question: string },
  desk: Desk,
  terminal: Terminal,
): Promise<ExitCode> {
  const text = readQuestion({ command: 'ask', options: { question }, page: 0 });
  const answer = await desk.ask({ text, reading: 'any', ...anyBounds }, { limit: HIT_COUNT, offset: 0 });
  terminal.printJson({ ...(id === null ? {} : { id }), ...describeAnswer(answer) });
  return answer.found ? exitCodes.found : exitCodes.nothingFound;
}

/** Answers a question a line from standard input; a line that cannot be read is told with its number. */
export async function printAnswerLines(desk: Desk, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.nothingFound;
  let lineNumber = 0;
  for await (const line of createInterface({ input: Readable.from(terminal.stdin) })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    try {
      const { id = null, question } = readLine(line);
      const one = await printAnswerLine({ id, question }, desk, terminal);
      if (one === exitCodes.found && code === exitCodes.nothingFound) code = one;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      terminal.tell(`Line ${lineNumber}: ${error.message}`);
      code = exitCodes.badInput;
    }
  }
  return code;
}

function readLine(line: string): z.infer<typeof questionLine> {
  try {
    return questionLine.parse(JSON.parse(line));
  } catch (cause) {
    throw new UserError('This is not {"id": …, "question": "…"}; mend the line and ask again.', { cause });
  }
}

function describeAnswer({ query, hits, found }: Answer) {
  return { query, hits: hits.map(describeHit), found };
}

function describeHit({ kept, story, reports, copies, score }: Hit) {
  const { id, url, title, outlet, published } = story;
  const runs = kept?.runs ?? [];
  return {
    text: kept === null ? title : runs.map(({ text }) => text).join(' … '),
    speaker: kept?.quotation.speaker ?? null,
    speakerAs: kept?.quotation.speakerAs ?? null,
    story: { id, url, title, outlet, published },
    link: kept === null ? url : linkToQuotation(story, kept),
    runs,
    variants: { stories: reports?.otherStoryCount ?? 0, outlets: reports?.otherOutletCount ?? 0 },
    copies: copies.map((copy) => ({ id: copy.id, url: copy.url, outlet: copy.outlet })),
    score,
  };
}
