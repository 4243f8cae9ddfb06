import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type DiscordDouble,
  mona,
  press,
  readWords,
  typeInto,
  useCommand,
  useStaleCommand,
} from './double/index.ts';
import { callsTo, closeStages, linesOf, openStage, type Stage } from './harness.ts';

let stage: Stage;
let double: DiscordDouble;

beforeAll(async () => {
  stage = await openStage();
  double = stage.double;
});

beforeEach(() => {
  stage.lines.length = 0;
});

afterAll(closeStages);

const DEFERRED = 5;
const MESSAGE = 4;

describe('a slash command', () => {
  it('is answered at once, in Components V2, with nobody pinged', async () => {
    const exchange = useCommand(double, 'echo', { words: 'Hello <@200000000000000001> @everyone' });
    const answer = await exchange.answered();
    expect(exchange.entry.firstReply?.type).toBe(MESSAGE);
    expect(readWords(answer)).toContain('Hello');
    expect(answer.isPrivate).toBe(false);
    const body = callsTo(double, 'POST', /\/callback$/).at(-1)?.body;
    expect(body).toMatchObject({ data: { allowed_mentions: { parse: [] } } });
  });

  it.each([
    ['echo', { words: 'x' }, false],
    ['echo', { words: 'x', private: true }, true],
    ['echo', { words: 'x', private: false }, false],
    ['whisper', {}, true],
    ['whisper', { private: false }, false],
    ['deferred', { private: true }, true],
    ['deferred', {}, false],
  ] as const)('/%s with %o is private: %s', async (name, options, isPrivate) => {
    const answer = await useCommand(double, name, options).answered();
    expect(answer.isPrivate).toBe(isPrivate);
  });

  it.each(['server', 'bot-dm', 'private-chat'] as const)('is answered in a %s', async (at) => {
    const answer = await useCommand(double, 'echo', { words: 'anywhere' }, { at }).answered();
    expect(readWords(answer)).toBe('anywhere');
  });

  it('for managers is refused to others, privately, and says who may', async () => {
    const answer = await useCommand(double, 'manage').answered();
    expect(answer.isPrivate).toBe(true);
    expect(readWords(answer)).toMatch(/Manage Server/);
    const managed = await useCommand(double, 'manage', {}, { by: mona }).answered();
    expect(readWords(managed)).toBe('manage ran');
    const inDm = await useCommand(double, 'manage', {}, { by: mona, at: 'bot-dm' }).answered();
    expect(readWords(inDm)).toMatch(/Manage Server/);
  });

  it.each([
    ['in a server that the operator names', ['999999999999999999', '300000000000000001'], 'manage ran'],
    ['in no other', ['999999999999999999'], /Manage Server.*not ruled out/],
  ])('for managers is for those %s', async (_, managingServers, words) => {
    const own = await openStage({ managingServers });
    const answer = await useCommand(own.double, 'manage', {}, { by: mona }).answered();
    expect(readWords(answer)).toMatch(words);
    // A button asks the same, however its card came about.
    const door = await useCommand(own.double, 'door', { to: 'manage' }, { by: mona }).answered();
    expect(readWords(await press(own.double, door, /^Open/, { by: mona }).answered())).toMatch(words);
  });

  it('of a group is led to its own', async () => {
    const { double } = await openStage();
    const herd = useCommand(double, 'goats herd', { name: 'Clementine', private: true });
    expect(readWords(await herd.answered())).toBe('Clementine is herded');
    expect((await herd.answered()).isPrivate).toBe(true);
    expect(readWords(await useCommand(double, 'goats milk').answered())).toBe('milked');
    expect(await typeInto(double, 'goats herd', 'name', 'Cle')).toEqual([{ name: 'Cle!', value: 'Cle' }]);
  });

  it('that this version has no more is declined politely', async () => {
    const answer = await useStaleCommand(double, 'retired').answered();
    expect(answer.isPrivate).toBe(true);
    expect(readWords(answer)).toMatch(/\/retired.*\/help/s);
  });
});

describe('the error boundary', () => {
  it('words a failure that the user can mend', async () => {
    const answer = await useCommand(double, 'refuse').answered();
    expect(answer.isPrivate).toBe(true);
    expect(readWords(answer)).toMatch(/"yestermorrow" is no date/);
    expect(linesOf(stage, 'error')).toEqual([]);
  });

  it.each(['explode', 'explode-late', 'explode-library'])(
    'hides what broke in /%s behind a short id',
    async (name) => {
      const words = readWords(await useCommand(double, name).answered());
      expect(words).not.toMatch(/secret|TypeError|at \//);
      const id = /number ([0-9a-f]{8})/.exec(words)?.[1];
      expect(id).toBeDefined();
      const logged = stage.lines.filter(({ level }) => level === 'error');
      expect(logged).toEqual([expect.objectContaining({ cause: expect.any(Error) })]);
      expect(logged[0]?.line).toContain(id);
    },
  );

  it('goes on answering afterwards', async () => {
    await useCommand(double, 'explode').answered();
    expect(readWords(await useCommand(double, 'echo', { words: 'still here' }).answered())).toBe(
      'still here',
    );
  });
});

describe('autocomplete', () => {
  it('proposes what the command suggests', async () => {
    expect(await typeInto(double, 'complete', 'fruit', 'ap')).toEqual([
      { name: 'apple', value: 'apple' },
      { name: 'apricot', value: 'apricot' },
    ]);
  });

  it('keeps to 25 choices of 100 characters', async () => {
    const choices = await typeInto(double, 'complete', 'huge', '');
    expect(choices).toHaveLength(25);
  });

  it('proposes nothing when the command fails', async () => {
    expect(await typeInto(double, 'complete', 'fruit', 'boom')).toEqual([]);
    expect(linesOf(stage, 'warn')).toEqual([expect.stringContaining('no fruit today')]);
  });
});

// Mostly waiting, so all at once.
describe.concurrent('a command that takes its time', () => {
  it('and says so is acknowledged at once and answered by an edit', async () => {
    const exchange = useCommand(double, 'deferred', { takes: 1_200 });
    const { type, afterMs } = await exchange.acknowledged();
    // The first word to Discord was not the answer, so it went before it.
    expect(type).toBe(DEFERRED);
    expect(afterMs).toBeLessThan(3_000);
    expect(readWords(await exchange.answered())).toBe('slept well');
  });

  it('though it does not say so is acknowledged before the three seconds are over', async () => {
    const exchange = useCommand(double, 'sleepy', { takes: 2_000 });
    const { type, afterMs } = await exchange.acknowledged();
    expect(type).toBe(DEFERRED);
    expect(afterMs).toBeGreaterThan(1_000);
    expect(afterMs).toBeLessThan(3_000);
    expect(readWords(await exchange.answered())).toBe('slept well');
  });

  it('is answered in private where that was asked for', async () => {
    const exchange = useCommand(double, 'sleepy', { private: true, takes: 1_800 });
    expect((await exchange.acknowledged()).type).toBe(DEFERRED);
    expect((await exchange.answered()).isPrivate).toBe(true);
  });

  it('to complete an option proposes nothing rather than miss the three seconds', async () => {
    expect(await typeInto(double, 'complete', 'stuck', 'x')).toEqual([]);
  });
});
