import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { Refused } from './refused.ts';

/**
 * Refuses requests that another site made a browser send. Two ways lead there: a name that an attacker points at
 * this computer (DNS rebinding; its `Host` is that name), and a form or fetch of a foreign page (its `Origin` is
 * that page's).
 *
 * @param host Where the server was told to listen.
 * @throws Refused with 403.
 */
export function checkRequest({ headers }: Pick<IncomingMessage, 'headers'>, host: string): void {
  const name = readHostname(`http://${headers.host}`);
  if (name === null || !isOurName(name, host)) {
    throw new Refused(403, `The playground is not served under the name ${name ?? '(none)'}.`);
  }
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) {
    throw new Refused(403, `The playground takes no requests from ${origin}.`);
  }
}

const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
const wildcards: readonly string[] = ['0.0.0.0', '::', '[::]', ''];

function isOurName(name: string, host: string): boolean {
  if (loopbackNames.includes(name) || name === bracket(host).toLowerCase()) return true;
  // Listening everywhere, the computer has many addresses. Rebinding needs a name, so numbers are safe.
  return wildcards.includes(host) && (isIP(unbracket(name)) !== 0 || name === hostname().toLowerCase());
}

function readHostname(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}

function bracket(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

function unbracket(name: string): string {
  return name.replace(/^\[|\]$/g, '');
}
