import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type DiscordDouble, hasSchema, startDiscordDouble } from './double/index.ts';
import { findPings } from './double/message-check.ts';
import { stopSteeredClock } from './double/steered-clock.ts';
import { until } from './harness.ts';

/** The double must be as strict as Discord, or the other tests prove nothing. */

const IS_COMPONENTS_V2 = 32768;
const EPHEMERAL = 64;
const quiet = { allowed_mentions: { parse: [] } };
const words = (content: string) => ({ type: 10, content });
const message = (...components: readonly object[]) => ({ ...quiet, flags: IS_COMPONENTS_V2, components });
const reply = (data: object) => ({ type: 4, data });
const button = (more: object) => ({ type: 1, components: [{ type: 2, style: 2, label: 'Go', ...more }] });

let double: DiscordDouble;

beforeEach(async () => {
  double = await startDiscordDouble(stopSteeredClock());
});

afterEach(() => double.close());

interface Answer {
  readonly status: number;
  readonly code: number | null;
}

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${double.apiUrl}/v10${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bot ${double.token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, code: text.startsWith('{') ? (JSON.parse(text).code ?? null) : null };
}

/** Opens an interaction without a bot; gives how to reply to it. */
function open(type: number) {
  const id = String(500 + double.ledger.entries.size);
  const token = `token-${id}`;
  const entry = double.ledger.open({ id, type, channel_id: '1', application_id: '1' }, token, null);
  return {
    entry,
    reply: (body: unknown) => call('POST', `/interactions/${id}/${token}/callback`, body),
    edit: (body: unknown) => call('PATCH', `/webhooks/1/${token}/messages/@original`, body),
    followUp: (body: unknown) => call('POST', `/webhooks/1/${token}`, body),
  };
}

const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;

describe('the double', () => {
  it('takes a good reply, and an edit after a defer', async () => {
    expect(await open(COMMAND).reply(reply(message(words('Hello'))))).toEqual({ status: 204, code: null });
    const deferred = open(COMMAND);
    expect((await deferred.reply({ type: 5, data: { flags: EPHEMERAL } })).status).toBe(204);
    expect((await deferred.edit(message(words('Hello')))).status).toBe(200);
    expect(deferred.entry.original?.isPrivate).toBe(true);
    expect(double.breaches).toEqual([]);
  });

  it('refuses a second first reply', async () => {
    const { reply: answer } = open(COMMAND);
    await answer({ type: 5 });
    expect(await answer(reply(message(words('Hello'))))).toEqual({ status: 400, code: 40060 });
  });

  it('forgets an interaction after three seconds without a reply', async () => {
    const { reply: answer } = open(COMMAND);
    double.clock.advance(3_001);
    expect(await answer({ type: 5 })).toEqual({ status: 404, code: 10062 });
  });

  it('lets the token live fifteen minutes', async () => {
    const { reply: answer, edit } = open(COMMAND);
    await answer({ type: 5 });
    double.clock.advance(14 * 60_000);
    expect((await edit(message(words('still')))).status).toBe(200);
    double.clock.advance(61_000);
    expect(await edit(message(words('late')))).toEqual({ status: 401, code: 50027 });
  });

  it('knows no interaction, webhook or message but its own', async () => {
    expect(await call('POST', '/interactions/1/none/callback', { type: 5 })).toEqual({
      status: 404,
      code: 10062,
    });
    expect(await call('PATCH', '/webhooks/1/none/messages/@original', message(words('x')))).toEqual({
      status: 404,
      code: 10015,
    });
    const { edit } = open(COMMAND);
    expect(await edit(message(words('x')))).toEqual({ status: 404, code: 10008 });
  });

  it.each([
    ['Components V2 on a defer', COMMAND, { type: 5, data: { flags: IS_COMPONENTS_V2 } }],
    ['content beside Components V2', COMMAND, reply({ ...message(words('x')), content: 'y' })],
    ['layout without Components V2', COMMAND, reply({ ...quiet, components: [words('x')] })],
    ['no allowed_mentions', COMMAND, reply({ flags: IS_COMPONENTS_V2, components: [words('x')] })],
    ['41 components', COMMAND, reply(message(...Array.from({ length: 41 }, () => words('x'))))],
    ['4,001 characters in all', COMMAND, reply(message(words('x'.repeat(2_000)), words('y'.repeat(2_001))))],
    ['a section without accessory', COMMAND, reply(message({ type: 9, components: [words('x')] }))],
    ['a label of 81 characters', COMMAND, reply(message(button({ custom_id: 'a', label: 'x'.repeat(81) })))],
    ['a custom_id of 101 characters', COMMAND, reply(message(button({ custom_id: 'x'.repeat(101) })))],
    [
      'a link of 513 characters',
      COMMAND,
      reply(message(button({ style: 5, url: `https://x.example/${'x'.repeat(495)}` }))),
    ],
    [
      'a link button with custom_id',
      COMMAND,
      reply(message(button({ style: 5, url: 'https://x.example/', custom_id: 'a' }))),
    ],
    ['one custom_id twice', COMMAND, reply(message(button({ custom_id: 'a' }), button({ custom_id: 'a' })))],
    [
      'a container in a container',
      COMMAND,
      reply(message({ type: 17, components: [{ type: 17, components: [words('x')] }] })),
    ],
    ['an update of nothing', COMMAND, { type: 7, data: message(words('x')) }],
    ['choices for a button', COMPONENT, { type: 8, data: { choices: [] } }],
    ['26 choices', AUTOCOMPLETE, { type: 8, data: { choices: Array(26).fill({ name: 'x', value: 'x' }) } }],
    [
      'a choice of 101 characters',
      AUTOCOMPLETE,
      { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: 'x' }] } },
    ],
    ['a message for what is being typed', AUTOCOMPLETE, reply(message(words('x')))],
  ])('refuses %s', async (_, type, body) => {
    expect(await open(type).reply(body)).toEqual({ status: 400, code: 50035 });
    expect(double.breaches).not.toEqual([]);
  });

  it.each([
    ['a name in capitals', { name: 'Ask' }],
    ['a name of 33 characters', { name: 'a'.repeat(33) }],
    ['a description of 101 characters', { description: 'x'.repeat(101) }],
    [
      '26 options',
      {
        options: Array.from({ length: 26 }, (_, index) => ({ type: 3, name: `o${index}`, description: 'x' })),
      },
    ],
    [
      'a required option last',
      {
        options: [
          { type: 3, name: 'a', description: 'x' },
          { type: 3, name: 'b', description: 'x', required: true },
        ],
      },
    ],
  ])('registers no command with %s', async (_, change) => {
    const command = { type: 1, name: 'ask', description: 'Asks.', ...change };
    expect(await call('PUT', `/applications/${double.applicationId}/commands`, [command])).toEqual({
      status: 400,
      code: 50035,
    });
  });

  it.skipIf(!hasSchema)('checks bodies against Discord’s OpenAPI document, where it is present', async () => {
    expect(
      (await open(COMMAND).reply({ type: 4, data: { ...message(words('x')), tts: 'loudly' } })).status,
    ).toBe(400);
    expect(double.breaches).toContainEqual(expect.stringMatching(/\/data\/tts must be boolean/));
  });

  it('asks for the bot’s token and closes the gateway on another', async () => {
    const response = await fetch(`${double.apiUrl}/v10/gateway/bot`, {
      headers: { Authorization: 'Bot another' },
    });
    expect(response.status).toBe(401);
    const socket = new WebSocket(`${double.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}`);
    let closedWith = 0;
    socket.on('close', (code) => {
      closedWith = code;
    });
    socket.on('open', () => socket.send(JSON.stringify({ op: 2, d: { token: 'another' } })));
    await until(() => closedWith !== 0);
    expect(closedWith).toBe(4004);
  });

  it.each([
    ['@everyone', undefined, ['@everyone']],
    ['@everyone <@1>', { parse: ['users'] }, ['<@1>']],
    ['@here <@1> <@&2>', { parse: [] }, []],
  ])('notes who would be pinged by %s under %o', (content, allowed, pings) => {
    expect(findPings({ components: [words(content)], allowed_mentions: allowed })).toEqual(pings);
  });
});
