import { UserError } from '../errors.ts';
import { buildProgram, type CliParts, readCommanderEnd } from './build-program.ts';
import { printProblem } from './run-command.ts';
import { type ExitCode, exitCodes } from './terminal.ts';

/**
 * Runs one command of the terminal and gives what the process is to end with. Whatever the user can mend is told in
 * the terminal; anything else throws.
 *
 * @param argv The words after the program's name.
 */
export async function runCli(
  argv: readonly string[],
  { config, terminal, enter }: CliParts,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.found;
  const finish = (one: ExitCode) => {
    code = one;
  };
  try {
    await buildProgram({ config, terminal, enter, finish }).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    const end = readCommanderEnd(error);
    if (end !== null) return end;
    if (!(error instanceof UserError)) throw error;
    printProblem(error.message, terminal);
    return exitCodes.badInput;
  }
}
