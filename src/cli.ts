import { runCli } from './cli/run-cli.ts';
import { printProblem } from './cli/run-command.ts';
import { type ExitCode, exitCodes, openTerminal } from './cli/terminal.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './errors.ts';
import { openHouse } from './house.ts';

async function run(argv: readonly string[]): Promise<void> {
  process.exitCode = await runWords(argv);
}

async function runWords(argv: readonly string[]): Promise<ExitCode> {
  try {
    const config = readConfig();
    // npm runs its scripts in the project's folder, whatever folder the user is in.
    if (config.calledIn !== null) process.chdir(config.calledIn);
    return await runCli(argv, { config, terminal: openTerminal(process, config.noColour), enter: openHouse });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    printProblem(error.message, openTerminal(process, true));
    return exitCodes.badInput;
  }
}

// A reader that has seen enough, such as `head`, closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.found);
  throw error;
});
// Not awaited here, where a script that is made of this module could not wait.
void run(process.argv.slice(2));
