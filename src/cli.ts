import { buildProgram, readCommanderEnd } from './cli/build-program.ts';
import { printProblem } from './cli/run-command.ts';
import { type ExitCode, exitCodes, openTerminal, type Terminal } from './cli/terminal.ts';
import { readConfig } from './config.ts';
import { UserError } from './errors.ts';

/** Runs one command of the terminal and gives what the process is to end with. */
async function run(argv: readonly string[]): Promise<ExitCode> {
  let terminal = openTerminal(process, false);
  let code: ExitCode = exitCodes.found;
  try {
    const config = readConfig();
    terminal = openTerminal(process, config.noColour);
    const finish = (one: ExitCode) => {
      code = one;
    };
    await buildProgram({ config, terminal, finish }).parseAsync(argv);
    return code;
  } catch (error) {
    return readCommanderEnd(error) ?? tellFault(error, terminal);
  }
}

function tellFault(error: unknown, terminal: Terminal): ExitCode {
  if (!(error instanceof UserError)) throw error;
  printProblem(error.message, terminal);
  return exitCodes.badInput;
}

// A reader that has seen enough, such as `head`, closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.found);
  throw error;
});
process.exitCode = await run(process.argv);
