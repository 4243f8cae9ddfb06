import type { IncomingMessage } from 'node:http';
import type { PageFiles } from './bundle-page.ts';
import type { Api } from './create-api.ts';
import { isLoopbackPeer } from './is-loopback-peer.ts';
import { readJson } from './read-json.ts';
import { writeReaderPage } from './reader-page.ts';
import { Refused } from './refused.ts';

export interface Content {
  readonly type: 'text/html' | 'text/css' | 'text/javascript' | 'application/json';
  readonly body: string;
}

/** Answers a request of one method and path. */
export type Route = (request: IncomingMessage) => Promise<Content>;

/** Lists what the server serves, by method and path; `/story/*` stands for every path of one more part. */
export function createRoutes(api: Api, files: PageFiles): ReadonlyMap<string, Route> {
  return new Map<string, Route>([
    ['GET /', async () => html(page)],
    ['GET /page.js', async () => ({ type: 'text/javascript', body: files.script })],
    ['GET /page.css', async () => ({ type: 'text/css', body: files.style })],
    [
      'GET /story/*',
      async (request) => html(writeReaderPage(await api.story(readStoryId(request)), files.readerStyle)),
    ],
    ['GET /api/greeting', async () => json(await api.greet())],
    ['POST /api/suggest', async (request) => json(await api.suggest(await readJson(request)))],
    ['POST /api/run', async (request) => json(await api.run(await readJson(request), askerOf(request)))],
    ['POST /api/press', async (request) => json(await api.press(await readJson(request), askerOf(request)))],
  ]);
}

/** Only on their own computer everybody may change the library. */
function askerOf({ socket }: IncomingMessage): { readonly mayManage: boolean } {
  return { mayManage: isLoopbackPeer(socket.remoteAddress) };
}

/**
 * Finds what answers a request.
 *
 * @throws Refused with 404 when nothing does.
 */
export function findRoute(routes: ReadonlyMap<string, Route>, request: IncomingMessage): Route {
  const path = readPath(request);
  const [, folder = ''] = path.split('/');
  const route = routes.get(`${request.method} ${path}`) ?? routes.get(`${request.method} /${folder}/*`);
  if (route === undefined) throw new Refused(404, 'There is no such page here.');
  return route;
}

function readPath({ url = '' }: IncomingMessage): string {
  return url.replace(/[?#].*$/s, '');
}

// The icon stands here as data, so that the browser asks for no other.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'%3E%3Ccircle cx='20' cy='20' r='20' fill='%23e8505b'/%3E%3Cpath d='M9.5 18v4M15 14v12M20.5 10.5v19M26 14v12M31.5 18v4' stroke='%23fff' stroke-width='3.4' stroke-linecap='round'/%3E%3C/svg%3E";

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
    <meta name="color-scheme" content="dark light" />
    <title>Soundbite playground</title>
    <link rel="icon" href="${icon}" />
    <link rel="stylesheet" href="/page.css" />
  </head>
  <body>
    <div id="app"></div>
    <noscript>The playground needs JavaScript. In the terminal, <code>npm run -s soundbite -- ask</code> does without.</noscript>
    <script type="module" src="/page.js"></script>
  </body>
</html>
`;

function html(body: string): Content {
  return { type: 'text/html', body };
}

function json(value: object): Content {
  return { type: 'application/json', body: JSON.stringify(value) };
}

function readStoryId(request: IncomingMessage): string {
  const [, , part = ''] = readPath(request).split('/');
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refused(404, 'That is not the name of a story.');
  }
}
