import type { Command, CommandOption } from '../../commands/command.ts';
import { UsageError } from '../errors.ts';
import type { OptionValues } from './protocol.ts';

const types = { text: 'string', number: 'number', flag: 'boolean' } as const;
const wanted = { text: 'text', number: 'a number', flag: 'True or False' } as const;

/**
 * Checks what Discord checks before a command runs: that options exist, are of their kind and not too long, and that
 * none is missing.
 *
 * @throws UsageError naming the first option that does not hold.
 */
export function checkOptions(command: Command, values: OptionValues): void {
  for (const [name, value] of Object.entries(values)) {
    const option = command.options.find((candidate) => candidate.name === name);
    if (option === undefined) throw new UsageError(`/${command.name} has no option “${name}”.`);
    checkValue(option, value);
  }
  const missing = command.options.find(({ name, required }) => required && values[name] === undefined);
  if (missing !== undefined) throw new UsageError(`/${command.name} needs the option “${missing.name}”.`);
}

function checkValue({ name, kind, maxLength }: CommandOption, value: string | number | boolean): void {
  if (typeof value !== types[kind]) throw new UsageError(`The option “${name}” must be ${wanted[kind]}.`);
  const lengthMax = maxLength ?? textLengthMax;
  if (typeof value === 'string' && value.length > lengthMax) {
    throw new UsageError(
      `The option “${name}” has ${value.length} characters; at most ${lengthMax} fit. Shorten it.`,
    );
  }
}

// Discord's own limit for a text option that names none.
const textLengthMax = 6_000;
