import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** What a test server answers at one path. */
export type Route = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A web server on this computer, for as long as one test runs. */
export interface TestServer {
  readonly port: number;
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly origin: string;
  /** The paths asked for, in order. */
  readonly paths: readonly string[];
  /** How many connections were made to it. */
  connections(): number;
}

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** Serves routes by their path: a string as an HTML page, a function as it likes, anything else as 404. */
export async function serve(routes: Readonly<Record<string, Route>>): Promise<TestServer> {
  const paths: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    paths.push(path);
    const route = routes[path];
    if (route === undefined) response.writeHead(404).end('Nothing here');
    else if (typeof route === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(route);
    else route(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { port, origin: `http://127.0.0.1:${port}`, paths, connections: () => connections };
}

/** Lets a test reach its own server, and nothing else that the safe policy refuses. */
export const localOnly = { allowPrivateHosts: ['127.0.0.1'] };

/** Answers with headers and a body. */
export function answer(body: string | Buffer, headers: Record<string, string> = {}, status = 200): Route {
  return (_request, response) =>
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
}

/** Answers with a redirect. */
export function redirect(location: string, status = 302): Route {
  return (_request, response) => response.writeHead(status, { location }).end();
}
