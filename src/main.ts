import { inspect } from 'node:util';
import { commands } from '../commands/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import { printProblem, runCommand } from './cli/run-command.ts';
import { exitCodes, openTerminal, type Terminal } from './cli/terminal.ts';
import { type Config, readConfig } from './config.ts';
import type { Log } from './discord/index.ts';
import { UsageError, UserError } from './errors.ts';
import { type House, openHouse } from './house.ts';
import { describeCoverage } from './library/index.ts';
import { startRetention } from './retention.ts';

/** What is asked first, so that a newcomer sees the main job done even on a machine without a screen. */
const sampleQuestion = 'what did Delphine Marlowe say about marriage';

/** Starts the live bot when there is a token, else the playground; resolves when it was stopped. */
async function start(): Promise<void> {
  const [word] = process.argv.slice(2);
  if (word !== undefined) return tellOfItself(word);
  const config = readConfig();
  const terminal = openTerminal(process, config.noColour);
  if (config.discordToken === null) await runPlayground(config, terminal);
  else await runBot(config.discordToken, config, terminal);
}

const usage = `Usage: npm start

Starts the live bot where DISCORD_TOKEN is set, else the playground. It takes no words: settings stand in .env,
which .env.example explains. Questions in the terminal: npm run -s soundbite -- --help
`;

/**
 * Answers whoever asks the program about itself, and starts nothing.
 *
 * @throws UsageError for any other word.
 */
function tellOfItself(word: string): void {
  if (word === '--version' || word === '-V') process.stdout.write(`${packageJson.version}\n`);
  else if (word === '--help' || word === '-h') process.stdout.write(usage);
  else throw new UsageError(`“${word}” is not understood, and nothing was started.\n${usage}`);
}

async function runBot(token: string, config: Config, terminal: Terminal): Promise<void> {
  const stopped = untilStopped(config);
  // Each face is loaded only when it is shown: the other would double the time to the first answer.
  const { startBot } = await import('./discord/index.ts');
  const house = await openHouse({
    libraryPath: config.libraryPath,
    index: { answers: 'soon', memoryBytesMax: config.memoryBytesMax, keepDays: config.keepDays },
    contact: config.contact,
    webPorts: config.webPorts,
    whenEmpty: 'keep',
    now: () => new Date(),
  });
  try {
    const log = openLog((line) => terminal.tell(`${new Date().toISOString()} ${line}`));
    const { discordApiUrl: apiUrl, managingServers } = config;
    const bot = await Promise.race([
      startBot({ token, apiUrl, managingServers, desk: house.desk, commands, log }),
      stopped,
    ]);
    if (bot === undefined) return;
    if ((await house.library.counts()).stories === 0) log.info(emptyWords);
    startFeeds(house, config, log.info);
    tellOfCoverage(house, log.warn);
    const stopForgetting = keepYoung(house, config, log);
    await Promise.race([stopped, bot.ended, failWith(house)]);
    stopForgetting();
    await bot.stop();
  } finally {
    await house.close();
  }
}

const emptyWords =
  'The library is empty. Fill it with /feeds add in Discord, or here: npm run -s soundbite -- ingest https://…';

/** Reads the library's feeds from now on, unless the operator wants none of it. */
function startFeeds(house: House, { readsFeeds, contact }: Config, tell: (line: string) => void): void {
  if (!readsFeeds) return;
  house.keepFeeds(tell).start();
  const remind = async () => {
    if (contact !== null || (await house.library.feeds()).length === 0) return;
    tell(
      'Publishers cannot reach you: set SOUNDBITE_CONTACT to an address, which every site visited is told.',
    );
  };
  // A library that fails tells so where it is asked.
  remind().catch(() => undefined);
}

/** Forgets old stories day by day where the operator wants that; gives a way to stop. */
function keepYoung({ library, isSample }: House, { keepDays }: Config, { info, error }: Log): () => void {
  // The sample stories are of one year for good.
  if (keepDays === null || isSample) return () => undefined;
  return startRetention({ library, keepDays, now: () => new Date(), tell: info, warn: error });
}

/** Tells once that the machine is too small for the library: when it is loaded, or when it has outgrown its memory. */
function tellOfCoverage({ library }: House, tell: (line: string) => void): void {
  const look = async () => {
    // A library that is closed meanwhile has nothing more to tell.
    const coverage = await library.coverage().catch(() => null);
    if (coverage === null) return;
    const lack = coverage.isLoading ? null : describeCoverage(coverage);
    if (lack === null) setTimeout(look, COVERAGE_CHECK_MS).unref();
    else tell(lack);
  };
  setTimeout(look, COVERAGE_CHECK_MS).unref();
}

/** How often to look whether the library fits into its memory, in milliseconds. */
const COVERAGE_CHECK_MS = 5000;

/** A bot whose library has broken would only apologise; whoever watches over it may start it anew. */
async function failWith({ exited }: House): Promise<never> {
  await exited;
  throw new UserError(
    'The library’s thread has stopped. What was kept is safe in the file; start Soundbite again.',
  );
}

/** The operator's log: a line each, with what was thrown below it. */
function openLog(tell: (line: string) => void): Log {
  return {
    info: tell,
    warn: tell,
    error: (line, cause) => tell(cause === undefined ? line : `${line}\n${inspect(cause)}`),
  };
}

async function runPlayground(config: Config, terminal: Terminal): Promise<void> {
  const stopped = untilStopped(config);
  const { libraryPath, memoryBytesMax, keepDays, contact, webPorts, host, port } = config;
  terminal.tell('Opening the library …');
  const house = await openHouse({
    libraryPath,
    index: { answers: 'soon', memoryBytesMax, keepDays },
    contact,
    webPorts,
    whenEmpty: 'sample',
    now: () => new Date(),
  });
  try {
    if (house.isSample) await showSampleAnswer(house, terminal);
    const { startPlayground } = await import('./playground/index.ts');
    const log = openLog((line) => terminal.tell(line));
    const { info } = log;
    const playground = await startPlayground({ host, port, desk: house.desk, commands, log: info });
    terminal.print(
      `The playground is open: ${playground.url}  (Ctrl+C closes it)\n` +
        'It needs no account. For the live bot set DISCORD_TOKEN in .env; README.md says how to get one.\n',
    );
    tellOfCoverage(house, info);
    startFeeds(house, config, info);
    const stopForgetting = keepYoung(house, config, log);
    await stopped;
    stopForgetting();
    await playground.close();
  } finally {
    await house.close();
  }
}

async function showSampleAnswer({ desk }: House, terminal: Terminal): Promise<void> {
  const ask = commands.find(({ name }) => name === 'ask');
  if (ask === undefined) return;
  terminal.print(`The library holds the invented sample stories. Asked, for one: ${sampleQuestion}?\n`);
  const request = { command: 'ask', options: { question: sampleQuestion }, page: 0 };
  await runCommand(ask, request, { desk, terminal, json: false });
  terminal.print('');
}

/** How often to look whether npm still lives, in milliseconds: soon enough to free the port and the bot's token. */
const PARENT_CHECK_MS = 1000;

/**
 * Resolves at the first wish to stop, which may come before all is started. Under npm that is also npm's own end: the shell that npm starts us in dies of a
 * signal without handing it on.
 */
function untilStopped({ isRunByNpm }: Config): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
    const parent = process.ppid;
    const isOrphan = () => isRunByNpm && process.ppid !== parent;
    setInterval(() => isOrphan() && resolve(undefined), PARENT_CHECK_MS).unref();
  });
}

async function run(): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    printProblem(error.message, openTerminal(process, true));
    process.exitCode = exitCodes.badInput;
  }
  // All is closed; a connection that its other side left half open must not keep the program.
  process.exit();
}

// Not awaited here, where a script that is made of this module could not wait.
void run();
