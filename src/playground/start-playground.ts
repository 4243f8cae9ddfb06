import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Command, Desk } from '../../commands/command.ts';
import { bundlePage } from './bundle-page.ts';
import { checkRequest } from './check-request.ts';
import { createApi } from './create-api.ts';
import { listen } from './listen.ts';
import { Refused } from './refused.ts';
import { type Content, createRoutes, findRoute } from './routes.ts';

export interface PlaygroundOptions {
  /** Where to listen: `127.0.0.1` keeps the playground on this computer. */
  readonly host: string;
  /** The port to try first; 0 takes any free one. */
  readonly port: number;
  readonly desk: Desk;
  readonly commands: readonly Command[];
  /** Takes one line for the terminal. */
  readonly log: (line: string) => void;
}

export interface Playground {
  /** Where the page is, such as `http://127.0.0.1:4040/`. */
  readonly url: string;
  /** Lets answers that are under way finish, then stops listening. */
  close(): Promise<void>;
}

/**
 * Serves a local page that looks like Discord and runs the very same commands.
 *
 * @throws UserError when neither the port nor one of the next few is free.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { host, port, log } = options;
  const files = await bundlePage();
  const routes = createRoutes(createApi(options), files);
  const policy = writePolicy(files.readerStyle);
  const underWay = new Set<ServerResponse>();
  const server = createServer((request, response) => void serve(request, response));
  const address = await listen(server, { host, port, log });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    try {
      checkRequest(request, host);
      send(response, 200, await findRoute(routes, request)(request), policy);
    } catch (error) {
      if (error instanceof Refused) return send(response, error.status, refusal(error.message), policy);
      log(`The playground failed to answer ${request.method} ${request.url}: ${describe(error)}`);
      send(response, 500, refusal('The playground failed to answer. The terminal says why.'), policy);
    }
  }

  return { url: address, close: () => closeServer(server, underWay) };
}

// Longer than any answer takes but those that wait for a slow web site.
const graceMs = 5_000;

/** Stops listening, waits for the answers under way, and hangs up on browsers that keep a line open in case. */
async function closeServer(server: Server, underWay: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const finished = Promise.all([...underWay].map((response) => once(response, 'close')));
  await Promise.race([finished, setTimeout(graceMs, undefined, { ref: false })]);
  server.closeAllConnections();
  await closed;
}

function refusal(error: string): Content {
  return { type: 'application/json', body: JSON.stringify({ error }) };
}

// Nothing but the page's own files may run or be called, and no other page may frame it; pictures may be a story's.
function writePolicy(readerStyle: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'sha256-${createHash('sha256').update(readerStyle).digest('base64')}'`,
    "img-src 'self' data: https:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function send(response: ServerResponse, status: number, { type, body }: Content, policy: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
