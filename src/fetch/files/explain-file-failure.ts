import { InputError, UserError } from '../../errors.ts';
import { TooLargeError } from '../collect-bytes.ts';

/**
 * Turns whatever reading a file threw to an error that a user can act on; the thrown one stays as its cause.
 *
 * @throws The error itself where it is a fault of the program rather than of the file.
 */
export function explainFileFailure(input: string, thrown: unknown): UserError {
  if (thrown instanceof UserError) return thrown;
  if (thrown instanceof TooLargeError) {
    const limit = `${thrown.sizeBytesMax / 1e6} MB`;
    return new InputError(
      input,
      `${input} is larger than ${limit}, which no story is. Give an archive of many stories as .jsonl, one story a line.`,
      { cause: thrown },
    );
  }
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : null;
  if (code === null) throw thrown;
  const named = input.trim() === '' ? `“${input}”` : input;
  return new InputError(input, `${named} ${describe(code, input)}`, { cause: thrown });
}

function describe(code: string, input: string): string {
  if (code.startsWith('Z_'))
    return 'is damaged: it cannot be unpacked to its end. What came before was read.';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return looksLikeAddress(input)
        ? `is neither a file nor a folder. To fetch it from the web, write https://${input}.`
        : 'does not exist. Check the name, and the folder you are in.';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this user. Change its permissions, or copy it.';
    case 'ELOOP':
      return 'is a link that leads round in a circle. Give the file itself.';
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return 'is no name that a file can have. Give the name of a file or a folder, an address, or - for standard input.';
    default:
      return `cannot be read (${code}). Check the disk, and try again.`;
  }
}

function looksLikeAddress(input: string): boolean {
  return (
    /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/|$)/i.test(input) && !/\.(?:html?|txt|jsonl?|warc|gz)$/i.test(input)
  );
}
