import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CommandRegistry, openCommandRegistry } from './command-registry.ts';
import { type Faults, openFaults } from './faults.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { type Ledger, openLedger } from './interaction-ledger.ts';
import { isJson, type Json, RefusedError } from './payload.ts';
import { loadSchemaCheck } from './schema-check.ts';
import { makeSnowflake } from './snowflake.ts';
import { type SteeredClock, startSteeredClock } from './steered-clock.ts';

/** One request that reached the double and what it was answered. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

/** Discord, as far as a bot can tell: its REST API and gateway on this machine. */
export interface DiscordDouble {
  /** For `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly clock: SteeredClock;
  readonly gateway: Gateway;
  readonly registry: CommandRegistry;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly calls: readonly Call[];
  /** Every rule of Discord that some request broke: its limits and its OpenAPI document. */
  readonly breaches: readonly string[];
  close(): Promise<void>;
}

const APPLICATION_ID = '100000000000000001';
const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.double.not-a-secret';

const bot: Json = { id: APPLICATION_ID, username: 'Soundbite', discriminator: '0', avatar: null, bot: true };

interface Request {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
  /** The double's own checks take time, too, which is not the bot's. */
  readonly arrivedAt: number;
}

interface Routed {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** Whether the bot's token is asked for; the interaction's own token stands in the path. */
  readonly isAuthorized: boolean;
  answer(parts: readonly string[], body: Json, arrivedAt: number): Routed;
}

/** Starts a double on a free port of 127.0.0.1, where the bot is in so many servers. */
export async function startDiscordDouble(
  clock: SteeredClock = startSteeredClock(),
  serverCount = 1,
): Promise<DiscordDouble> {
  const ledger = openLedger(clock, bot);
  const registry = openCommandRegistry(APPLICATION_ID, () => makeSnowflake(clock.now()));
  const faults = openFaults();
  const checkSchema = loadSchemaCheck();
  const calls: Call[] = [];
  const breaches: string[] = [];
  const gatewayUrl = () => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/gateway`;
  const routes = listRoutes(ledger, registry, gatewayUrl);

  const server = createServer(async (request, response) => {
    const arrivedAt = clock.now();
    const method = request.method ?? 'GET';
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://double').pathname);
    const body = await readBody(request);
    const outcome = handle({ method, path, authorization: request.headers.authorization, body, arrivedAt });
    calls.push({ method, path, body, status: outcome.status });
    respond(response, outcome);
  });

  function handle({ method, path, authorization, body, arrivedAt }: Request): Routed {
    const fault = faults.take(method, path);
    if (fault !== null) return fault;
    try {
      const route = findRoute(method, path, authorization);
      check(method, path, body);
      const parts = route.path.exec(path)?.slice(1) ?? [];
      return route.answer(parts, Array.isArray(body) ? { list: body } : isJson(body) ? body : {}, arrivedAt);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      breaches.push(...error.breaches);
      return error.refusal;
    }
  }

  function findRoute(method: string, path: string, authorization: string | undefined): Route {
    const route = routes.find((candidate) => candidate.method === method && candidate.path.test(path));
    if (route === undefined) {
      throw new RefusedError(404, 0, '404: Not Found', [`${method} ${path} is no route of the double's`]);
    }
    if (route.isAuthorized && authorization !== `Bot ${TOKEN}`) {
      throw new RefusedError(401, 0, '401: Unauthorized');
    }
    return route;
  }

  function check(method: string, path: string, body: unknown): void {
    const faulty = body === undefined ? [] : checkSchema(method, path.replace(/^\/api\/v10/, ''), body);
    if (faulty.length > 0) throw new RefusedError(400, 50035, 'Invalid Form Body', faulty);
  }

  const ready = () => ({
    v: 10,
    user: bot,
    guilds: Array.from({ length: serverCount }, (_, index) => ({
      id: `30000000000000000${index + 1}`,
      unavailable: true,
    })),
    resume_gateway_url: gatewayUrl(),
    application: { id: APPLICATION_ID, flags: 0 },
  });
  const gateway = openGateway(server, ready, TOKEN);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    token: TOKEN,
    applicationId: APPLICATION_ID,
    clock,
    gateway,
    registry,
    ledger,
    faults,
    calls,
    breaches,
    async close() {
      await gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listRoutes(ledger: Ledger, registry: CommandRegistry, gatewayUrl: () => string): readonly Route[] {
  const commandsPath = new RegExp(`^/api/v10/applications/${APPLICATION_ID}/commands$`);
  const messagesPath = /^\/api\/v10\/webhooks\/\d+\/([^/]+)\/messages\/([^/]+)$/;
  const ok = (body: unknown): Routed => ({ status: 200, body });
  return [
    {
      method: 'GET',
      path: /^\/api\/v10\/gateway\/bot$/,
      isAuthorized: true,
      answer: () =>
        ok({
          url: gatewayUrl(),
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
        }),
    },
    { method: 'GET', path: commandsPath, isAuthorized: true, answer: () => ok(registry.commands) },
    {
      method: 'PUT',
      path: commandsPath,
      isAuthorized: true,
      answer: (_, body) => ok(registry.replace(body['list'])),
    },
    {
      method: 'POST',
      path: /^\/api\/v10\/interactions\/(\d+)\/([^/]+)\/callback$/,
      isAuthorized: false,
      answer: ([id = '', token = ''], body, arrivedAt) => {
        ledger.answer({ id, token, arrivedAt }, body);
        return { status: 204 };
      },
    },
    {
      method: 'POST',
      path: /^\/api\/v10\/webhooks\/\d+\/([^/]+)$/,
      isAuthorized: false,
      answer: ([token = ''], body) => ok(ledger.followUp(token, body)),
    },
    {
      method: 'PATCH',
      path: messagesPath,
      isAuthorized: false,
      answer: ([token = '', id = ''], body) => ok(ledger.edit(token, id, body)),
    },
    {
      method: 'GET',
      path: messagesPath,
      isAuthorized: false,
      answer: ([token = '', id = '']) => ok(ledger.read(token, id)),
    },
    {
      method: 'DELETE',
      path: messagesPath,
      isAuthorized: false,
      answer: ([token = '', id = '']) => {
        ledger.remove(token, id);
        return { status: 204 };
      },
    },
  ];
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

function respond(response: ServerResponse, { status, body, headers }: Routed): void {
  // A 204 must not claim to be JSON, or discord.js reads a body that is not there.
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
