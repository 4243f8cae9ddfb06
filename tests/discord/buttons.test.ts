import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LibraryError } from '../../src/errors.ts';
import { ada, bo, type DiscordDouble, listComponents, press, readWords, useCommand } from './double/index.ts';
import { closeStages, linesOf, openStage, type Stage } from './harness.ts';
import { openTinyDesk } from './tiny-desk.ts';

const desk = openTinyDesk();
let stage: Stage;
let double: DiscordDouble;

beforeAll(async () => {
  stage = await openStage({ desk });
  double = stage.double;
});

beforeEach(() => {
  stage.lines.length = 0;
});

afterAll(closeStages);

const UPDATE = 7;
const DEFERRED_UPDATE = 6;
const DEFERRED = 5;

describe('an answer from a library that cannot be written', () => {
  it('is shown without the buttons that would need it, and the operator is told', async () => {
    const keepRequest = () =>
      Promise.reject(new LibraryError('/secret.db', 'The library /secret.db is full.'));
    const readOnly = await openStage({ desk: { ...desk, library: { ...desk.library, keepRequest } } });
    const answer = await useCommand(readOnly.double, 'book', { title: 'Alba' }).answered();
    expect(readWords(answer)).toContain('Alba, page 1');
    expect(() => press(readOnly.double, answer, /^Next/)).toThrow();
    expect(linesOf(readOnly, 'error')).toEqual([expect.stringContaining('/book goes without a button')]);
  });
});

describe('a button', () => {
  it('turns the page in place for the one who asked', async () => {
    const first = await useCommand(double, 'book', { title: 'Alba' }).answered();
    expect(readWords(first)).toContain('Alba, page 1');
    const exchange = press(double, first, /^Next/);
    const second = await exchange.answered();
    expect(exchange.entry.firstReply?.type).toBe(UPDATE);
    expect(second.id).toBe(first.id);
    expect(readWords(second)).toContain('Alba, page 2');
    expect(readWords(await press(double, second, /^Back/).answered())).toContain('Alba, page 1');
  });

  it('shows the page privately to anybody else and leaves the answer as it is', async () => {
    const first = await useCommand(double, 'book', { title: 'Alba' }).answered();
    const own = await press(double, first, /^Next/, { by: bo }).answered();
    expect(own.isPrivate).toBe(true);
    expect(readWords(own)).toContain('Alba, page 2');
    expect(readWords(first)).toContain('Alba, page 1');
    const third = await press(double, own, /^Next/, { by: bo }).answered();
    expect(third.id).toBe(own.id);
    expect(readWords(third)).toContain('Alba, page 3');
  });

  it('works after a restart on the same library, for the asker and for others', async () => {
    const first = await useCommand(double, 'book', { title: 'Alba' }).answered();
    await stage.bot.stop();
    stage = await openStage({ double, desk });
    expect(readWords(await press(double, first, /^Next/, { by: ada }).answered())).toContain('Alba, page 2');
    expect(readWords(await press(double, first, /^Next/, { by: bo }).answered())).toContain('Alba, page 3');
  });

  it('that leads away leads back, from a page turned there, too', async () => {
    const first = await useCommand(double, 'door', { to: 'book' }).answered();
    const away = await press(double, first, /^Open/).answered();
    expect(readWords(away)).toContain('page 1');
    const turned = await press(double, away, /^Next/).answered();
    expect(readWords(turned)).toContain('page 2');
    const buttons = listComponents(turned).filter(({ label }) => label !== undefined);
    expect(buttons.map(({ label }) => label)).toEqual(['Back', 'Next', 'Back']);
    const back = await press(double, turned, { customId: String(buttons.at(-1)?.['custom_id']) }).answered();
    expect(readWords(back)).toBe('a door\nOpen');
    expect(back.id).toBe(first.id);
  });

  it.each([
    ['from an older version', 'more:17:ask'],
    ['whose request the library does not know', 'sb1:nowhere:2'],
    ['with a page that is none', 'sb1:abc:-1'],
  ])('%s is declined privately, with what to do next', async (_, customId) => {
    const first = await useCommand(double, 'book', { title: 'Alba' }).answered();
    const notice = await press(double, first, { customId }).answered();
    expect(notice.id).not.toBe(first.id);
    expect(notice.isPrivate).toBe(true);
    expect(readWords(notice)).toMatch(/\/help/);
    expect(readWords(first)).toContain('Alba, page 1');
    expect(linesOf(stage, 'error')).toEqual([]);
  });

  it('that leads to a command that is gone is declined', async () => {
    const first = await useCommand(double, 'door', { to: 'retired' }).answered();
    expect(readWords(await press(double, first, /^Open/).answered())).toMatch(/\/help/);
  });

  it.each([
    ['explode', /number [0-9a-f]{8}/],
    ['refuse', /is no date/],
    ['manage', /Manage Server/],
  ])('that leads to /%s leaves the answer standing and tells the presser privately', async (to, words) => {
    const first = await useCommand(double, 'door', { to }).answered();
    const notice = await press(double, first, /^Open/).answered();
    expect(notice.isPrivate).toBe(true);
    expect(readWords(notice)).toMatch(words);
    expect(readWords(first)).toContain('a door');
  });
});

// Mostly waiting, so both at once.
describe.concurrent('a button that leads to something slow', () => {
  it('is acknowledged in time, then turns the page', async () => {
    const first = await useCommand(double, 'door', { to: 'sleepy' }).answered();
    const exchange = press(double, first, /^Open/);
    expect((await exchange.acknowledged()).type).toBe(DEFERRED_UPDATE);
    const page = await exchange.answered();
    expect(page.id).toBe(first.id);
    expect(readWords(page)).toBe('slept well\nBack');
  });

  it('pressed by somebody else is held privately', async () => {
    const first = await useCommand(double, 'door', { to: 'sleepy' }).answered();
    const exchange = press(double, first, /^Open/, { by: bo });
    expect((await exchange.acknowledged()).type).toBe(DEFERRED);
    const page = await exchange.answered();
    expect(page.isPrivate).toBe(true);
    expect(readWords(first)).toContain('a door');
  });
});
