import { readQuestion } from '../../commands/ask.ts';
import type { Desk } from '../../commands/command.ts';
import { anyBounds } from '../../commands/request-for.ts';
import type { Answer, Hit, Person } from '../domain.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** As many hits as show why the first is first. */
const HIT_COUNT = 5;

/**
 * Prints what a question was understood to ask, part by part as it is looked up, and what the best answers scored.
 *
 * @throws UsageError when the question is one that `/ask` would refuse.
 */
export async function explainAnswer(question: string, desk: Desk, terminal: Terminal): Promise<ExitCode> {
  const text = readQuestion({ command: 'ask', options: { question }, page: 0 });
  const answer = await desk.ask({ text, reading: 'any', ...anyBounds }, { limit: HIT_COUNT, offset: 0 });
  for (const line of writeAnswer(answer)) terminal.print(`${line}\n`);
  return answer.found ? exitCodes.found : exitCodes.nothingFound;
}

function writeAnswer({ query, hits, total, suggestions }: Answer): readonly string[] {
  // All that the question came to, whichever parts an engine adds: what says nothing is left out.
  const parts = Object.entries(query).flatMap(([name, value]) => {
    const words = writeValue(value);
    return words === '' ? [] : [`  ${name.padEnd(NAME_WIDTH)} ${words}`];
  });
  return [
    'understood',
    ...parts,
    total === 0 ? 'found nothing' : `found ${total}`,
    ...hits.map(writeHit),
    ...(suggestions.length === 0 ? [] : ['offered', ...suggestions.map(({ label }) => `  ${label}`)]),
  ];
}

/** The longest name of a part. */
const NAME_WIDTH = 14;

function writeValue(value: unknown): string {
  if (value === null || value === false) return '';
  if (!Array.isArray(value)) return String(value);
  return (value as readonly Person[])
    .map(({ name, id, quotationCount }) => `${name} (${id}, quoted ${quotationCount} times)`)
    .join('; ');
}

function writeHit({ kept, story, score }: Hit): string {
  const words = kept === null ? story.title : `“${kept.runs.map(({ text }) => text).join(' … ')}”`;
  const who =
    kept === null ? '' : `${kept.quotation.speaker ?? kept.quotation.speakerAs ?? 'nobody named'}: `;
  return `  ${score.toFixed(3)} ${who}${words} (${story.id})`;
}
