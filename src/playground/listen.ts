import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isIPv6 } from 'node:net';
import { ConfigError } from '../errors.ts';

interface Place {
  readonly host: string;
  readonly port: number;
  readonly log: (line: string) => void;
}

// Enough for a few playgrounds side by side; more would hide that something is wrong.
const portsTried = 10;

/**
 * Makes a server listen, on the next free port where the wanted one is taken, and gives its address.
 *
 * @throws ConfigError when none of the ports is free or the host is not this computer's.
 */
export async function listen(server: Server, { host, port, log }: Place): Promise<string> {
  const ports = port === 0 ? [0] : Array.from({ length: portsTried }, (_, index) => port + index);
  for (const tried of ports.filter((candidate) => candidate <= 65_535)) {
    if (await tryPort(server, host, tried)) {
      const { port: bound } = server.address() as AddressInfo;
      if (port !== 0 && bound !== port) log(`Port ${port} is taken; the playground uses ${bound} instead.`);
      return `http://${nameForBrowsers(host)}:${bound}/`;
    }
  }
  const last = Math.min(port + portsTried - 1, 65_535);
  throw new ConfigError(`The ports ${port} to ${last} are all taken. Set PORT to a free one.`);
}

/** Gives false when the port is taken; anything else that goes wrong is the setting's fault. */
function tryPort(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE') return resolve(false);
      const advice = 'Set HOST and PORT to an address of this computer and a port you may use.';
      reject(
        new ConfigError(`The playground cannot listen on ${host}:${port} (${error.code}). ${advice}`, {
          cause: error,
        }),
      );
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError).once('listening', onListening).listen(port, host);
  });
}

function nameForBrowsers(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIPv6(host) ? `[${host}]` : host;
}
