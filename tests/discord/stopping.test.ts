import { afterEach, describe, expect, it } from 'vitest';
import { press, readWords, typeInto, useCommand } from './double/index.ts';
import { closeStages, openStage } from './harness.ts';

afterEach(closeStages);

describe('stopping', () => {
  it('lets an answer under way finish, then disconnects', async () => {
    const { double, bot } = await openStage();
    const exchange = useCommand(double, 'deferred', { takes: 800 });
    await exchange.acknowledged();
    await bot.stop();
    // Whoever was still to be answered would have been told to ask again instead.
    expect(exchange.message && readWords(exchange.message)).toBe('slept well');
    expect(double.gateway.steps.at(-1)).toBe('closed');
    await expect(bot.ended).resolves.toBeUndefined();
  });

  it('does not use its time up when nobody waits', async () => {
    const { bot, double } = await openStage();
    // Far beyond what a test may take.
    await Promise.all([bot.stop(600_000), bot.stop()]);
    expect(double.gateway.steps.at(-1)).toBe('closed');
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
    expect(Date.now() - startedAt).toBeLessThan(10_000);
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
