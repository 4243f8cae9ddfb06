import { STATUS_CODES } from 'node:http';
import { FetchError, type UserError } from '../errors.ts';

/** Describes in few words why something could not be fetched, such as `403 Forbidden`; no address stands in them. */
export function describeFailure(error: UserError): string {
  if (error instanceof FetchError && error.status !== null) {
    return `${error.status} ${STATUS_CODES[error.status] ?? ''}`.trim();
  }
  // Messages begin with the address and end with advice; the list of feeds shows the one and needs not the other.
  const words = error.message.replace(
    /^(?:https?:\/\/\S+|The feed) (?:is |was |has |did |cannot be fetched: )?/,
    '',
  );
  return words
    .replace(/: https?:[\s\S]*$|\.\s[A-Z][\s\S]*$|\.$/, '')
    .replace(/https?:\/\/[^\s:]+/g, 'its page');
}
