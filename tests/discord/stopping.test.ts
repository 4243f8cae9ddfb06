import { afterEach, describe, expect, it } from 'vitest';
import { press, readWords, typeInto, useCommand } from './double/index.ts';
import { closeStages, openStage } from './harness.ts';

afterEach(closeStages);

describe('stopping', () => {
  it('lets an answer under way finish, then disconnects', async () => {
    const { double, bot } = await openStage();
    const exchange = useCommand(double, 'deferred', { takes: 800 });
    await exchange.acknowledged();
    const startedAt = Date.now();
    await bot.stop();
    expect(Date.now() - startedAt).toBeLessThan(2_500);
    expect(readWords(await exchange.answered())).toBe('slept well');
    expect(double.gateway.steps.at(-1)).toBe('closed');
    await expect(bot.ended).resolves.toBeUndefined();
  });

  it('takes no time when nobody waits', async () => {
    const { bot } = await openStage();
    const startedAt = Date.now();
    await Promise.all([bot.stop(), bot.stop()]);
    expect(Date.now() - startedAt).toBeLessThan(500);
  });

  it('ends in time whatever an answer does, and tells who waits to ask again', async () => {
    const { double, bot } = await openStage();
    const book = await useCommand(double, 'door', { to: 'sleepy' }).answered();
    const stuck = useCommand(double, 'deferred', { takes: 60_000 });
    await stuck.acknowledged();
    const startedAt = Date.now();
    const stopping = bot.stop(800);
    const tooLate = useCommand(double, 'echo', { words: 'hello?' });
    const pressedLate = press(double, book, /^Open/);
    expect(readWords(await tooLate.answered())).toMatch(/restarting.*Ask again/);
    expect(readWords(await pressedLate.answered())).toMatch(/restarting/);
    await stopping;
    expect(Date.now() - startedAt).toBeLessThan(800 + 3_000);
    expect(readWords(await stuck.answered())).toMatch(/restarting.*Ask again/);
    const late = [tooLate, pressedLate].map(({ message }) => message?.isPrivate);
    expect(late).toEqual([true, true]);
  });

  it('still completes what is typed while others wait', async () => {
    const { double, bot } = await openStage();
    const stuck = useCommand(double, 'deferred', { takes: 500 });
    await stuck.acknowledged();
    const stopping = bot.stop();
    expect(await typeInto(double, 'complete', 'fruit', 'ban')).toEqual([{ name: 'banana', value: 'banana' }]);
    await stopping;
  });
});
