import { errors } from 'undici';
import { FetchError, UserError } from '../../errors.ts';
import { TooLargeError } from '../collect-bytes.ts';
import { UnknownEncodingError } from './read-body.ts';
import { DeadlineError } from './with-deadline.ts';

/** What was being done when it failed, as far as the message needs it. */
interface Attempt {
  readonly url: string;
  readonly timeoutMs: number;
  readonly sizeBytesMax: number;
  /** Whether the program gave it up itself. */
  readonly isStopping: boolean;
}

/** Turns whatever a visit threw to an error that a user can act on; the thrown one stays as its cause. */
export function explainFailure(thrown: unknown, attempt: Attempt): UserError {
  if (thrown instanceof UserError) return thrown;
  return new FetchError(attempt.url, `${attempt.url} ${describeFailure(thrown, attempt)}`, { cause: thrown });
}

function describeFailure(thrown: unknown, attempt: Attempt): string {
  const { url, timeoutMs, sizeBytesMax, isStopping } = attempt;
  const { host } = new URL(url);
  const code = codeOf(thrown);
  if (isStopping) return 'was given up because the program is stopping. Ask for it again.';
  if (thrown instanceof TooLargeError) {
    return `is larger than ${sizeBytesMax / 1e6} MB, which no news story is. Save the story's text to a file and give that instead.`;
  }
  if (thrown instanceof UnknownEncodingError) {
    return `came compressed in a way that was not asked for (${thrown.message}). Save the page in a browser and give the file instead.`;
  }
  if (thrown instanceof DeadlineError) {
    return `did not arrive whole within ${timeoutMs / 1000} seconds. Try again later.`;
  }
  if (/CERT|SIGNATURE|ISSUER/.test(code)) {
    return `has no valid certificate (${code}), so nobody can tell whether the page is genuine. Check the address, or open it in a browser.`;
  }
  if (/^ERR_SSL|^ERR_TLS|^EPROTO$/.test(code)) {
    return `cannot be fetched: no secure connection to ${host} comes about (${code}). Check the address, and whether it begins with http:// instead.`;
  }
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR')) {
    return 'came damaged: it cannot be decompressed. Try again later.';
  }
  if (thrown instanceof errors.HTTPParserError || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return 'was not answered in proper HTTP. Check the address and its port.';
  }
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return `cannot be fetched: there is no host named ${host}. Check the address for typing errors.`;
    case 'EAI_AGAIN':
    case 'ESERVFAIL':
    case 'ETIMEOUT':
      return `cannot be fetched: the name ${host} cannot be looked up at the moment. Check the network connection and try again.`;
    case 'ECONNREFUSED':
      return `cannot be fetched: ${host} refuses connections. Check the address, or try again later.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return `cannot be fetched: ${host} cannot be reached. Check the network connection, or try again later.`;
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return `broke off: ${host} closed the connection before the page was whole. Try again later.`;
    default:
      // Other words than a code may hold numbers of this network; the cause keeps them.
      return `cannot be fetched${code && ` (${code})`}. Check the address, or try again later.`;
  }
}

/** Finds the code of an error, of its cause, or of the first of several attempts to connect. */
function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return '';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  if (thrown instanceof AggregateError) return codeOf(thrown.errors[0]);
  return 'cause' in thrown ? codeOf(thrown.cause) : '';
}
