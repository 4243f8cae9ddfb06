import type { Command, Desk } from '../../commands/command.ts';
import { composeProblem, renderTerminal } from '../card/index.ts';
import type { Card, CommandRequest } from '../domain.ts';
import { sayInTerminal } from './say-in-terminal.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

const codeOfTone = {
  answer: exitCodes.found,
  notice: exitCodes.nothingFound,
  problem: exitCodes.badInput,
} as const;

/** What a command of the bot runs with in the terminal. */
interface CommandParts {
  readonly desk: Desk;
  readonly terminal: Terminal;
  readonly json: boolean;
  /** What the commands offered next must be typed with too, such as ` --library my.db`. */
  readonly flags?: string;
}

/** Runs one of the bot's own commands and prints its card. */
export async function runCommand(
  command: Command,
  request: CommandRequest,
  { desk, terminal, json, flags = '' }: CommandParts,
): Promise<ExitCode> {
  const card = await command.run({ ...request, asker: { mayManage: true } }, desk);
  if (json) terminal.printJson(card);
  else printCard(card, terminal, flags);
  return codeOfTone[card.tone];
}

/** Prints what went wrong, where faults are told. */
export function printProblem(message: string, terminal: Terminal): void {
  const card = composeProblem(sayInTerminal(message));
  terminal.tell(renderTerminal(card, { colour: false, width: terminal.width }).trimEnd());
}

function printCard(card: Card, { colour, width, printRendered }: Terminal, flags: string): void {
  const writeCommand = (request: CommandRequest) => `${writeRequest(request)}${flags}`;
  printRendered(renderTerminal(card, { colour, width, writeCommand, writeTyped: sayInTerminal }));
}

/** Writes a button's request as it is typed. */
function writeRequest({ command, options, page }: CommandRequest): string {
  const words = Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : value === false ? [] : [`--${name}`, quoteWord(String(value))],
  );
  return ['soundbite', command, ...words, ...(page === 0 ? [] : ['--page', String(page + 1)])].join(' ');
}

/** Quotes a word for a POSIX shell where it needs it. */
export function quoteWord(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
