import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command, Desk } from '../../commands/command.ts';
import { ConfigError, LibraryError } from '../../src/errors.ts';
import { type Playground, startPlayground } from '../../src/playground/index.ts';
import type { Greeting, Reply, Suggestions } from '../../src/playground/protocol.ts';
import { createTinyDesk, fragment, sample, tinyCommands } from './tiny-desk.ts';

const lines: string[] = [];
let playground: Playground;

beforeAll(async () => {
  playground = await openPlayground(0);
});
afterAll(() => playground.close());

async function openPlayground(port: number, desk?: Desk, commands = tinyCommands): Promise<Playground> {
  const log = (line: string) => void lines.push(line);
  return startPlayground({
    host: '127.0.0.1',
    port,
    desk: desk ?? (await createTinyDesk()),
    commands,
    log,
  });
}

async function get(path: string): Promise<Response> {
  return fetch(new URL(path, playground.url));
}

async function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
  { url } = playground,
): Promise<Response> {
  return fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function run(command: string, options: Record<string, string | number | boolean> = {}): Promise<Reply> {
  return (await (await post('/api/run', { command, options })).json()) as Reply;
}

describe('the page', () => {
  it.each([
    ['/', 'text/html'],
    ['/page.js', 'text/javascript'],
    ['/page.css', 'text/css'],
    ['/story/t-001', 'text/html'],
  ])('%s is served, and may load nothing from elsewhere', async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).not.toMatch(/(?:src|href)="https?:|url\(["']?https?:|@import/);
  });

  it('names the commands with their options, and questions to begin with', async () => {
    const { commands, examples } = (await (await get('/api/greeting')).json()) as Greeting;
    expect(commands.map(({ name }) => name)).toEqual(tinyCommands.map(({ name }) => name));
    expect(commands[0]?.options.map(({ name }) => name)).toEqual(['question', 'private']);
    expect(examples).toHaveLength(3);
  });
});

describe('a command', () => {
  it('is answered with the message that Discord is sent', async () => {
    const reply = await run('ask', { question: 'goat' });
    expect(reply.message).toMatchObject({ flags: 1 << 15, components: [{ type: 17 }] });
    expect(JSON.stringify(reply.message)).toContain(`${sample.url}${fragment}`);
    expect(reply).toMatchObject({
      private: false,
      place: 'new',
      localPages: { [String(sample.url)]: '/story/t-001' },
    });
  });

  it.each([
    ['a command that is private by itself', 'help', {}, true],
    ['a command asked to be private', 'ask', { question: 'goat', private: true }, true],
    ['any other command', 'ask', { question: 'goat', private: false }, false],
  ])('is private where it should be: %s', async (_what, command, options, isPrivate) => {
    expect((await run(command, options)).private).toBe(isPrivate);
  });

  it('is answered without buttons where its library cannot be written', async () => {
    const desk = await createTinyDesk();
    const full = () => Promise.reject(new LibraryError('/goat.db', 'The library /goat.db is full.'));
    Object.assign(desk.library, { keepRequest: full });
    const readOnly = await openPlayground(0, desk);
    const body = { command: 'ask', options: { question: 'goat' } };
    const reply = (await (await post('/api/run', body, {}, readOnly)).json()) as Reply;
    expect(JSON.stringify(reply.message)).toContain('“goat”');
    expect(JSON.stringify(reply.message)).not.toContain('custom_id');
    expect(lines.at(-1)).toContain('The library /goat.db is full.');
    await readOnly.close();
  });

  it('may manage the library', async () => {
    expect(JSON.stringify((await run('allowed')).message)).toContain('You may');
  });

  it.each([
    ['tells what a user can mend', 'refuse', {}, 'That date is none'],
    ['tells of a missing option', 'ask', {}, 'needs the option'],
    ['tells of an option of the wrong kind', 'quotes', { person: 'a', limit: 'b' }, 'must be a number'],
    ['tells of an unknown option', 'ask', { question: 'a', zebra: 'b' }, 'has no option'],
    ['tells of a question that is too long', 'ask', { question: 'a'.repeat(6000) }, 'at most 1000'],
    ['tells of an unknown command', 'zebra', {}, 'There is no command'],
  ])('%s', async (_what, command, options, words) => {
    const reply = await run(command, options);
    expect(reply).toMatchObject({ private: true, place: 'new' });
    // Punctuation is escaped for Discord, so only words are looked for.
    expect(JSON.stringify(reply.message)).toContain(words);
  });

  it('that fails unexpectedly apologises, and says why in the terminal only', async () => {
    expect(JSON.stringify((await run('stumble')).message)).not.toContain('secret');
    expect(lines.at(-1)).toContain('secret detail');
  });
});

describe('a button', () => {
  const buttonOf = (reply: Reply, label: string) => {
    const [, id] =
      new RegExp(`"label":"${label}","custom_id":"([^"]+)"`).exec(JSON.stringify(reply.message)) ?? [];
    return id;
  };
  const press = async (customId: unknown) => (await (await post('/api/press', { customId })).json()) as Reply;

  it('turns the page in place', async () => {
    const turned = await press(buttonOf(await run('ask', { question: 'goat' }), 'Next'));
    expect(turned.place).toBe('same');
    expect(JSON.stringify(turned.message)).toContain('Page 2');
  });

  it.each(['old:button', 'sb1:zzzz:0'])(
    'that is not known (%s) says so in a message of its own',
    async (customId) => {
      const reply = await press(customId);
      expect(reply).toMatchObject({ place: 'new', private: true });
      expect(JSON.stringify(reply.message)).toContain('This button');
    },
  );
});

it('suggests what fits an option', async () => {
  const response = await post('/api/suggest', { command: 'quotes', option: 'person', typed: 'ima' });
  const { choices } = (await response.json()) as Suggestions;
  expect(choices.map(({ name }) => name)).toEqual(['Imani Lind']);
});

describe('a story', () => {
  it('is shown as it was printed, its marks escaped', async () => {
    const html = await (await get('/story/t-001')).text();
    expect(html).toContain('Goat Eats Card, Says &lt;Nothing&gt;');
    expect(html).toContain('&quot;I waited *twenty-two* years');
  });

  it.each(['/story/unknown', '/story/', '/story/..%2f..%2fetc'])(
    'that is not there (%s) is not found',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe('a request that the page does not send', () => {
  const ask = { command: 'ask', options: { question: 'a' } };
  it.each<[string, number, () => Promise<Response>]>([
    ['from another site', 403, () => post('/api/run', ask, { origin: 'http://evil.example' })],
    ['as a form', 415, () => post('/api/run', ask, { 'content-type': 'text/plain' })],
    ['too long', 413, () => post('/api/run', JSON.stringify({ command: 'a'.repeat(70_000), options: {} }))],
    ['not JSON', 400, () => post('/api/run', '{')],
    ['of another shape', 400, () => post('/api/run', { command: 1 })],
    ['to nowhere', 404, () => get('/nowhere')],
    ['with a broken escape', 404, () => get('/story/%E0%A4%A')],
    ['with the wrong method', 404, () => get('/api/run')],
  ])('%s is refused', async (_what, status, send) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(((await response.json()) as { error: string }).error).toMatch(/\.$/);
  });
});

describe('a port that is taken', () => {
  it('gives way to the next one, and says so', async () => {
    const second = await openPlayground(Number(new URL(playground.url).port));
    expect(second.url).not.toBe(playground.url);
    expect(lines.at(-1)).toMatch(/^Port \d+ is taken/);
    await second.close();
  });

  it('is told where there is no next one', async () => {
    const blocker = await holdPort(65_535);
    await expect(openPlayground(65_535)).rejects.toThrow(/65535.*PORT/);
    await expect(openPlayground(65_535)).rejects.toBeInstanceOf(ConfigError);
    blocker?.close();
  });
});

/** Holds a port, which another run of these tests may hold for a moment; null where somebody else has it for good. */
async function holdPort(port: number): Promise<Server | null> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const server = createServer().listen(port, '127.0.0.1');
    const isHeld = await new Promise<boolean>((resolve) =>
      server.once('listening', () => resolve(true)).once('error', () => resolve(false)),
    );
    if (isHeld) return server;
    await sleep(50);
  }
  return null;
}

it('tells which host cannot be listened on', async () => {
  const options = { port: 0, desk: await createTinyDesk(), commands: tinyCommands, log: () => {} };
  await expect(startPlayground({ ...options, host: '203.0.113.7' })).rejects.toThrow(/203\.0\.113\.7.*HOST/s);
});

describe('closing', () => {
  it('waits for answers under way, not for lines kept open in case', async () => {
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const commands = tinyCommands.map((command): Command => {
      const run: Command['run'] = (...given) => {
        begin();
        return command.run(...given);
      };
      return { ...command, run };
    });
    const closing = await openPlayground(0, undefined, commands);
    const { hostname, port } = new URL(closing.url);
    const idle = connect(Number(port), hostname);
    await once(idle, 'connect');
    const answer = fetch(new URL('/api/run', closing.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ command: 'wait', options: {} }),
    });
    await begun;
    const closingAt = performance.now();
    await closing.close();
    // A line that is waited for is given up by its server after five seconds.
    expect(performance.now() - closingAt).toBeLessThan(4_000);
    expect((await answer).status).toBe(200);
    idle.destroy();
  });
});
