import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/discord/connect.ts';
import { startBot } from '../../src/discord/index.ts';
import { openLine } from '../../src/discord/open-line.ts';
import { DiscordError } from '../../src/errors.ts';
import { silentPort } from '../silent-port.ts';
import { rateLimit, readWords, useCommand } from './double/index.ts';
import { closeStages, linesOf, openDouble, openStage, until } from './harness.ts';
import { openTinyDesk } from './tiny-desk.ts';

afterEach(closeStages);

const silent = { info: () => {}, warn: () => {}, error: () => {} };

function start(token: string, apiUrl: string) {
  return startBot({ token, apiUrl, managingServers: null, desk: openTinyDesk(), commands: [], log: silent });
}

async function failureOf(starting: Promise<unknown>): Promise<Error> {
  const outcome = await starting.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error('The bot started though it should not.');
  return outcome;
}

describe('the connection', () => {
  it('asks for no intents', async () => {
    const { double } = await openStage();
    expect(double.gateway.identity).toMatchObject({ intents: 0 });
  });

  it('tells by which address the bot is taken into a server', async () => {
    const stage = await openStage();
    const [ready = ''] = linesOf(stage, 'info').filter((line) => line.includes('Ready'));
    const [address = ''] = /https:\S+/.exec(ready) ?? [];
    expect(Object.fromEntries(new URL(address).searchParams)).toEqual({
      client_id: stage.double.applicationId,
      scope: 'bot applications.commands',
      permissions: '0',
    });
  });

  it.each([
    [1, undefined, 0],
    [3, undefined, 1],
    [3, ['300000000000000001'], 0],
  ])('in %d servers, of which %j may manage, is warned of %d times', async (count, servers, times) => {
    const double = await openDouble(count);
    const stage = await openStage({ double, ...(servers && { managingServers: servers }) });
    const warnings = linesOf(stage, 'warn').filter((line) => line.includes('SOUNDBITE_SERVERS'));
    expect(warnings).toHaveLength(times);
  });

  it.each(['', '/', '/v10', '/v10/'])('takes an API root that ends in "%s"', async (ending) => {
    const double = await openDouble();
    const bot = await start(double.token, `${double.apiUrl}${ending}`);
    expect(bot.name).toBe('Soundbite');
    await bot.stop();
  });

  it.each([
    ['is cut', 'cut'],
    ['is closed by a gateway that restarts', 'askToReconnect'],
  ] as const)('that %s is resumed and misses no question', async (_, drop) => {
    const { double } = await openStage();
    await useCommand(double, 'echo', { words: 'before' }).answered();
    double.gateway[drop]();
    await until(() => double.gateway.steps.includes('closed'));
    const meanwhile = useCommand(double, 'echo', { words: 'meanwhile' });
    expect(readWords(await meanwhile.answered())).toBe('meanwhile');
    expect(double.gateway.steps).toEqual(['connected', 'identified', 'closed', 'connected', 'resumed']);
  });

  it('that Discord ends for good ends the bot with a clear line', async () => {
    const stage = await openStage();
    stage.double.gateway.closeWith(4004);
    const error = await failureOf(stage.bot.ended);
    expect(error).toBeInstanceOf(DiscordError);
    expect(error.message).toMatch(/token.*DISCORD_TOKEN/);
    expect(linesOf(stage, 'error')).toEqual([error.message]);
  });
});

describe('a fault at Discord’s end', () => {
  it('of too many requests is waited out', async () => {
    const { double } = await openStage();
    double.faults.add(rateLimit('POST', /\/callback$/, 0.3));
    const exchange = useCommand(double, 'echo', { words: 'patience' });
    expect(readWords(await exchange.answered())).toBe('patience');
    expect(exchange.entry.firstReply?.afterMs).toBeGreaterThan(250);
  });

  it.each(['POST', 'PATCH'])('of status 500 once, on %s, is tried again', async (method) => {
    const stage = await openStage();
    stage.double.faults.add({ method, path: /./, status: 500 });
    expect(readWords(await useCommand(stage.double, 'deferred').answered())).toBe('slept well');
    expect(linesOf(stage, 'error')).toEqual([]);
  });

  it.each([
    ['unknown', { status: 404, body: { code: 10062, message: 'Unknown interaction' } }],
    [
      'answered already',
      { status: 400, body: { code: 40060, message: 'Interaction has already been acknowledged.' } },
    ],
  ])('that calls an interaction %s is logged and harms nothing', async (_, fault) => {
    const stage = await openStage();
    stage.double.faults.add({ method: 'POST', path: /\/callback$/, ...fault });
    useCommand(stage.double, 'echo', { words: 'lost' });
    await until(() => linesOf(stage, 'warn').length > 0);
    expect(linesOf(stage, 'warn')).toEqual([expect.stringMatching(/^\/echo: .*too late/)]);
    expect(readWords(await useCommand(stage.double, 'echo', { words: 'next' }).answered())).toBe('next');
  });

  it('that outlives the token of fifteen minutes is logged and harms nothing', async () => {
    const stage = await openStage();
    const exchange = useCommand(stage.double, 'deferred', { takes: 200 });
    await exchange.acknowledged();
    stage.double.clock.advance(16 * 60_000);
    await until(() => linesOf(stage, 'warn').length > 0);
    expect(linesOf(stage, 'warn')).toEqual([expect.stringMatching(/too late/)]);
  });
});

describe('a start that fails says in one line what to do', () => {
  it('when the token is refused', async () => {
    const double = await openDouble();
    const error = await failureOf(start('wrong', double.apiUrl));
    expect(error).toBeInstanceOf(DiscordError);
    expect(error.message).toMatch(/^Discord refused the bot token\..*DISCORD_TOKEN[^\n]*$/);
  });

  it.each(['', 'two\nlines', 'é'])('when the token is %j', async (token) => {
    const double = await openDouble();
    expect((await failureOf(start(token, double.apiUrl))).message).toMatch(/refused the bot token/);
  });

  it.each([
    [4004, /bot token/],
    [4014, /intents/],
    [4013, /intents/],
  ])('when the gateway closes with %i', async (code, words) => {
    const double = await openDouble();
    double.gateway.refuseIdentify(code);
    expect((await failureOf(start(double.token, double.apiUrl))).message).toMatch(words);
  });

  it('when nothing listens at the API’s address', async () => {
    const error = await failureOf(start('any', `http://127.0.0.1:${silentPort}/api`));
    expect(error).toBeInstanceOf(DiscordError);
    expect(error.message).toMatch(/could not be reached.*ECONNREFUSED.*DISCORD_API_URL[^\n]*$/);
  });

  it('when the API’s host has no address', async () => {
    // A name with an empty part is refused without asking a name server, which may be slow or none.
    const error = await failureOf(start('any', 'http://nowhere..invalid/api'));
    expect(error.message).toMatch(/could not be reached.*(ENOTFOUND|EAI_AGAIN)/);
  });

  it('when the gateway stays silent', async () => {
    const double = await openDouble();
    double.gateway.fallSilent();
    const line = openLine(double.apiUrl, silent);
    const error = await failureOf(connect(line, double.token, double.apiUrl, 200));
    expect(error).toBeInstanceOf(DiscordError);
    expect(error.message).toMatch(/no sign of life.*discordstatus/);
  });

  it.each([
    ['not found', { status: 404 }, /404/],
    ['a page', { status: 200, body: { hello: 'there' } }, /not Discord's API/],
  ])('when the API’s address leads to something else: %s', async (_, fault, words) => {
    const double = await openDouble();
    double.faults.add({ method: 'GET', path: /gateway/, ...fault });
    const error = await failureOf(start(double.token, double.apiUrl));
    expect(error).toBeInstanceOf(DiscordError);
    expect(error.message).toMatch(words);
    expect(error.message).toMatch(/DISCORD_API_URL/);
  });

  it('when the day’s starts are used up', async () => {
    const double = await openDouble();
    const limit = { total: 1000, remaining: 0, reset_after: 60_000, max_concurrency: 1 };
    const body = { url: 'ws://127.0.0.1:9/', shards: 1, session_start_limit: limit };
    double.faults.add({ method: 'GET', path: /gateway/, status: 200, body });
    expect((await failureOf(start(double.token, double.apiUrl))).message).toMatch(
      /no more starts.*Wait until then/,
    );
  });

  it('when the API is broken', async () => {
    const double = await openDouble();
    for (let times = 0; times < 4; times += 1) {
      double.faults.add({ method: 'GET', path: /gateway/, status: 503 });
    }
    expect((await failureOf(start(double.token, double.apiUrl))).message).toMatch(/503.*discordstatus/);
  });
});
