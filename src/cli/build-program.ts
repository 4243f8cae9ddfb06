import { existsSync } from 'node:fs';
import { CommanderError, InvalidArgumentError, Option, Command as Program } from 'commander';
import { type Command, type CommandGroup, type CommandOption, nameInGroup } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import type { House, HouseOptions } from '../house.ts';
import { printAnswerLine, printAnswerLines } from './ask.ts';
import { explainAnswer } from './explain-answer.ts';
import { printStories } from './extract.ts';
import { exportFeeds, type FeedsRoom, importFeeds, readFeeds } from './feeds.ts';
import { forgetStories } from './forget.ts';
import { ingestInputs } from './ingest.ts';
import { printQuotes } from './quotes.ts';
import { rereadStories } from './reread.ts';
import { quoteWord, runCommand } from './run-command.ts';
import { sayInTerminal } from './say-in-terminal.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** What typed options come to: a flag is `true`, words are text. */
type Typed = Readonly<Record<string, string | boolean | number | undefined>>;

/** A command's options by their names, as typed. */
type Options = Readonly<Record<string, string>>;

/** All that a command of the terminal is run with. */
export interface CliParts {
  readonly config: Config;
  readonly terminal: Terminal;
  /** Opens the house that the command works in; the command closes it. */
  readonly enter: (options: HouseOptions) => Promise<House>;
}

interface Edge extends CliParts {
  /** Takes the exit code of the command that ran. */
  readonly finish: (code: ExitCode) => void;
}

/** Builds the terminal's program: the stable contracts first, then the bot's own commands with the same options. */
export function buildProgram(edge: Edge): Program {
  const program = new Program('soundbite')
    .description('Who said what in entertainment news: the exact words, the speaker and a link.')
    .version(packageJson.version, '-V, --version', 'print the version')
    .showSuggestionAfterError()
    .showHelpAfterError('Add --help to see all that can be typed here.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => edge.terminal.print(text),
      writeErr: (text) => edge.terminal.tell(text.trimEnd()),
    })
    .addHelpText('after', exitCodeWords);
  addQuotes(program, edge);
  addExtract(program, edge);
  addIngest(program, edge);
  addForget(program, edge);
  addReread(program, edge);
  for (const command of commands) {
    if (!['quotes', 'ingest', 'help'].includes(command.name)) addBotCommand(program, command, edge);
  }
  addFeedFiles(program, edge);
  return program;
}

const exitCodeWords = `
Exit codes: 0 found, 1 nothing found, 2 usage or input error (also where only some inputs cannot be read),
130 stopped by Ctrl+C.`;

/** Whether an error is commander's own way of ending: help shown, or usage told already. */
export function readCommanderEnd(error: unknown): ExitCode | null {
  if (!(error instanceof CommanderError)) return null;
  return error.exitCode === 0 ? exitCodes.found : exitCodes.badInput;
}

function addQuotes(program: Program, edge: Edge): void {
  const command = commands.find(({ name }) => name === 'quotes');
  const filters = command?.options.filter(isTyped) ?? [];
  const sub = addShared(program.command('quotes'))
    .description('Print the quotations of files, or with a filter those of the library')
    .argument('[file...]', '.html, .txt, story .json or .jsonl; standard input without any')
    .option('--explain', 'tell of each run in marks who was chosen as its speaker, by which pass and why')
    .option('--html', 'with --explain: as a page that shows it in the story')
    .option('--page <number>', 'page of the library’s quotations, from 1', readPageNumber, 1);
  for (const option of filters) sub.addOption(describeOption(option));
  sub.action(async (files: string[], typed: Typed) => {
    const isFiltered = filters.some(({ name }) => typed[name] !== undefined);
    if (isFiltered && command !== undefined) {
      if (files.length > 0) throw new UsageError('Give files, or filters of the library, but not both.');
      return edge.finish(await runInHouse(command, readOptions(command, typed), typed, edge));
    }
    checkStandardInput(files, edge);
    if (typed['explain'] === true || typed['html'] === true) {
      // The engine itself is loaded by whoever wants it explained; others leave it to a thread.
      const { explainQuotes } = await import('./explain.ts');
      return edge.finish(await explainQuotes(files, { html: typed['html'] === true }, edge.terminal));
    }
    edge.finish(await printQuotes(files, { json: typed['json'] === true }, edge.terminal));
  });
}

function addExtract(program: Program, edge: Edge): void {
  program
    .command('extract')
    .description('Print the stories of pages')
    .argument('[input...]', 'web addresses, .html, .txt, story .json or .jsonl; standard input without any')
    .option('--json', 'one JSON line a page')
    .action(async (inputs: string[], typed: Typed) => {
      checkStandardInput(inputs, edge);
      edge.finish(await printStories(inputs, { json: typed['json'] === true }, edge.terminal));
    });
}

function addIngest(program: Program, edge: Edge): void {
  addShared(program.command('ingest'))
    .description('Read stories into the library')
    .argument(
      '<input...>',
      'web addresses, feeds, files, folders, archives (.jsonl, .warc, also .gz), - for standard input',
    )
    .option('--report <file>', 'write there what became of each input, and why: a JSON line each')
    .option(
      '--from-start',
      'read all anew: also what an interrupted reading has done, and pages that have not changed',
    )
    .action(async (inputs: string[], typed: Typed) => {
      const house = await enterHouse(typed, edge, 'keep');
      const report = typeof typed['report'] === 'string' ? typed['report'] : null;
      const flags = { json: typed['json'] === true, report, fromStart: typed['fromStart'] === true };
      try {
        edge.finish(await ingestInputs(inputs, flags, { house, terminal: edge.terminal }));
      } finally {
        await house.close();
      }
    });
}

function addForget(program: Program, edge: Edge): void {
  addShared(program.command('forget'))
    .description('Forget stories for good, such as at a publisher’s request')
    .argument('[story...]', 'stories by web address, which is not kept again, by id or by headline')
    .option('--outlet <name>', 'all stories of an outlet, by its name or its host')
    .option('--before <date>', 'all stories from before a day')
    .option('--undated', 'with --before: also stories without a date that came into the library before it')
    .option('--block', 'with --outlet: keep nothing of it again')
    .option('--allow', 'let addresses, or an outlet, be kept again')
    .option('--yes', 'do it; without, it is only told what would go')
    .action(async (stories: string[], typed: Typed) => {
      const flags = {
        stories,
        outlet: typeof typed['outlet'] === 'string' ? typed['outlet'] : null,
        before: typeof typed['before'] === 'string' ? typed['before'] : null,
        undated: typed['undated'] === true,
        yes: typed['yes'] === true,
        block: typed['block'] === true,
        allow: typed['allow'] === true,
        json: typed['json'] === true,
      };
      const house = await enterHouse(typed, edge, 'keep');
      try {
        edge.finish(await forgetStories(flags, { library: house.library, terminal: edge.terminal }));
      } finally {
        await house.close();
      }
    });
}

function addReread(program: Program, edge: Edge): void {
  addShared(program.command('reread'))
    .description('Read the library’s stories again, after the engine has changed')
    .action(async (typed: Typed) => {
      const house = await enterHouse(typed, edge, 'sample');
      try {
        edge.finish(
          await rereadStories({ json: typed['json'] === true }, { house, terminal: edge.terminal }),
        );
      } finally {
        await house.close();
      }
    });
}

function addBotCommand(program: Program, command: Command, edge: Edge): void {
  const [main, ...others] = command.options.filter(isTyped);
  const parent = command.group === undefined ? program : enterGroup(program, command.group);
  const sub = addShared(parent.command(nameInGroup(command))).description(command.description);
  if (main !== undefined) {
    sub.argument(`[${main.name}...]`, sayInTerminal(main.description));
    sub.addOption(describeOption(main).hideHelp());
  }
  for (const option of others) sub.addOption(describeOption(option));
  sub.option('--page <number>', 'page of the answer, from 1', readPageNumber, 1);
  if (command.name === 'ask')
    sub
      .option('--jsonl', 'answer {"id", "question"} lines from standard input, a JSON line each')
      .option('--explain', 'tell what the question was understood to ask, and what the answers scored');
  sub.action(async () => {
    const typed: Typed = sub.opts();
    // Without an argument to take them, words are refused before.
    const spoken = sub.args.join(' ');
    const named = main === undefined || spoken === '' ? {} : { [main.name]: spoken };
    const options = { ...readOptions(command, typed), ...named };
    // The bot's message would name the option as Discord shows it.
    if (typed['jsonl'] !== true) checkRequired(command, options);
    edge.finish(await runInHouse(command, options, typed, edge));
  });
}

/** @throws UsageError naming each option that must be given and is not, as it is typed. */
function checkRequired({ name: command, options: [main, ...others] }: Command, options: Options): void {
  const isMissing = ({ name, required }: CommandOption) => required && !options[name]?.trim();
  const missing = [
    ...(main !== undefined && isMissing(main) ? [`<${main.name}> (${main.description})`] : []),
    ...others.filter(isMissing).map(({ name, description }) => `--${name} (${description})`),
  ];
  if (missing.length === 0) return;
  throw new UsageError(
    `“soundbite ${command}” needs ${missing.join(' and ')}. Add --help to see all that can be typed here.`,
  );
}

/** Gives the command that a group's commands stand under: `soundbite feeds add`. */
function enterGroup(program: Program, { name, description }: CommandGroup): Program {
  const known = program.commands.find((command) => command.name() === name);
  return known ?? program.command(name).description(description);
}

/** Adds what only the terminal does with feeds, beside the bot's own commands for them. */
function addFeedFiles(program: Program, edge: Edge): void {
  const feeds = program.commands.find((command) => command.name() === 'feeds') ?? program.command('feeds');
  const addOne = (
    name: string,
    description: string,
    run: (room: FeedsRoom, file: string) => Promise<ExitCode>,
  ) =>
    addShared(feeds.command(name))
      .description(description)
      .action(async (...words: unknown[]) => {
        const sub = words.at(-1);
        const house = await enterHouse(sub instanceof Program ? sub.opts() : {}, edge, 'keep');
        try {
          edge.finish(await run({ house, terminal: edge.terminal }, String(words[0])));
        } finally {
          await house.close();
        }
      });
  addOne('import <file>', 'Add the feeds of an OPML list', (room, file) => importFeeds(file, room));
  addOne('export', 'Print the feeds as an OPML list', exportFeeds);
  addOne('read', 'Read once all feeds that are due, where no bot runs', readFeeds);
}

async function runInHouse(command: Command, options: Options, typed: Typed, edge: Edge): Promise<ExitCode> {
  const { terminal } = edge;
  // What changes the library changes the user's own, even while that is empty.
  const house = await enterHouse(typed, edge, command.managersOnly ? 'keep' : 'sample');
  const { desk } = house;
  try {
    if (typed['jsonl'] === true) return await printAnswerLines(desk, terminal);
    const json = typed['json'] === true;
    const { question } = options;
    if (typed['explain'] === true) return await explainAnswer(question ?? '', desk, terminal);
    if (command.name === 'ask' && json && question !== undefined) {
      return await printAnswerLine({ id: null, question }, desk, terminal);
    }
    const request = { command: command.name, options, page: Number(typed['page'] ?? 1) - 1 };
    return await runCommand(command, request, { desk, terminal, json, flags: writeFlags(typed) });
  } finally {
    await house.close();
  }
}

/** Writes the flags that the next command needs too, to speak of the same library and the same now. */
function writeFlags(typed: Typed): string {
  return ['library', 'now']
    .flatMap((name) => (typeof typed[name] === 'string' ? [` --${name} ${quoteWord(typed[name])}`] : []))
    .join('');
}

async function enterHouse(typed: Typed, edge: Edge, whenEmpty: 'keep' | 'sample'): Promise<House> {
  const libraryPath = typeof typed['library'] === 'string' ? typed['library'] : edge.config.libraryPath;
  const now = readMoment(typed['now']);
  // Looking into a library that is not there would make it, and then find nothing in it.
  if (whenEmpty === 'sample' && libraryPath !== null && !existsSync(libraryPath)) {
    throw new UsageError(
      `There is no library ${libraryPath}. Mend the path, or make it: soundbite ingest --library ${quoteWord(libraryPath)} …`,
    );
  }
  const house = await edge.enter({
    libraryPath,
    index: { memoryBytesMax: edge.config.memoryBytesMax, keepDays: edge.config.keepDays },
    contact: edge.config.contact,
    webPorts: edge.config.webPorts,
    whenEmpty,
    now: () => now ?? new Date(),
  });
  if (house.isSample) {
    edge.terminal.tell(
      'The library is empty, so the invented sample stories answer. Add your own: soundbite ingest …',
    );
  }
  return house;
}

function addShared(sub: Program): Program {
  return sub
    .option('--json', 'JSON instead of text')
    .option('--library <path>', 'the library file')
    .option('--now <instant>', 'the moment that “last week” is reckoned from (ISO 8601)');
}

/** `private` hides an answer from a channel; a terminal has none. */
function isTyped({ kind, name }: CommandOption): boolean {
  return kind !== 'flag' && name !== 'private';
}

function describeOption({ name, description }: CommandOption): Option {
  return new Option(`--${name} <text>`, sayInTerminal(description));
}

function readOptions(command: Command, typed: Typed): Options {
  return Object.fromEntries(
    command.options.flatMap(({ name }) => (typeof typed[name] === 'string' ? [[name, typed[name]]] : [])),
  );
}

function readPageNumber(text: string): number {
  const page = Number(text);
  if (!Number.isSafeInteger(page) || page < 1) throw new InvalidArgumentError('Pages are counted from 1.');
  return page;
}

function readMoment(text: Typed[string]): Date | null {
  if (typeof text !== 'string') return null;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) {
    throw new UsageError(`--now “${text}” is no moment. Give one such as 2025-03-01T12:00:00Z`);
  }
  return moment;
}

/** A terminal that silently waits for typing looks hung. */
function checkStandardInput(inputs: readonly string[], { terminal }: Edge): void {
  if (inputs.length === 0 && terminal.stdinIsTyped) {
    throw new UsageError('No input. Name files, or pipe a story in; --help tells more.');
  }
}
