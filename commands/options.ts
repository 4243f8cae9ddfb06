import { questionLengthMax } from '../src/answer/index.ts';
import type { CommandRequest } from '../src/domain.ts';
import { UsageError } from '../src/errors.ts';
import type { CommandOption } from './command.ts';

/** The flag that every answering command has; the edge that shows the card reads it. */
export const privateOption: CommandOption = {
  name: 'private',
  description: 'Show the answer to you alone',
  kind: 'flag',
  required: false,
  suggests: false,
};

/** Makes an option that takes words. */
export function textOption(
  name: string,
  description: string,
  traits: Partial<Pick<CommandOption, 'required' | 'suggests' | 'maxLength'>> = {},
): CommandOption {
  return {
    name,
    description,
    kind: 'text',
    required: false,
    suggests: false,
    maxLength: WORDS_LENGTH_MAX,
    ...traits,
  };
}

/** Characters of a question, of remembered words, of what a question is about: longer ones are pasted pages. */
export const QUESTION_LENGTH_MAX = questionLengthMax;

/** Characters of a name, a date, a headline: enough for any, too few for a pasted page. */
const WORDS_LENGTH_MAX = 300;

/**
 * Reads a text option; null when it is missing or blank.
 *
 * @throws UsageError when it is longer than its option allows; Discord checks that itself, a terminal does not.
 */
export function readText({ options }: CommandRequest, option: CommandOption): string | null {
  const text = String(options[option.name] ?? '').trim();
  const lengthMax = option.maxLength ?? Number.POSITIVE_INFINITY;
  if (text.length > lengthMax) {
    throw new UsageError(
      `The option “${option.name}” is ${text.length} characters long; at most ${lengthMax} are read. Shorten it.`,
    );
  }
  return text === '' ? null : text;
}

/**
 * Reads a text option that must be given.
 *
 * @param example What could be given, for the message.
 * @throws UsageError when it is missing, blank or too long.
 */
export function requireText(request: CommandRequest, option: CommandOption, example: string): string {
  const text = readText(request, option);
  if (text === null)
    throw new UsageError(`The option “${option.name}” is empty. Give it, such as: ${example}`);
  return text;
}
