import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addJitter,
  chooseInterval,
  chooseMostRetryMs,
  chooseRetryMs,
  intervalMsMax,
  intervalMsMin,
  slowDown,
} from '../../src/feeds/pace.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const nowMs = Date.UTC(2025, 5, 1, 12);

/** Dates of stories, so many, one every so many minutes, the newest so long ago. */
const every = (minutes: number, count: number, sinceMinutes = 0) =>
  Array.from({ length: count }, (_, at) => nowMs - (sinceMinutes + at * minutes) * minuteMs);
const signs = { intervalMs: 30 * minuteMs, hasNews: false, ttlMs: null, nowMs };

describe('the pace of a feed', () => {
  it.each([
    ['a story in a minute', every(1, 30), 5],
    ['a story in twenty minutes', every(20, 20), 10],
    ['a story in two hours', every(120, 20), 60],
    ['a story in a week', every(7 * 24 * 60, 10), 360],
    ['twenty minutes by day, silent for eight hours', every(20, 30, 480), 60],
    ['ten stories at once, a day ago', every(0, 10, 24 * 60), 180],
    ['wild dates in the future', [...every(20, 20), nowMs + 1000 * hourMs], 10],
  ])('with %s', (_what, publishedMs, minutes) => {
    expect(chooseInterval({ ...signs, publishedMs }) / minuteMs).toBeCloseTo(minutes, 5);
  });

  it('without dates quickens when there is news and slows down when there is none', () => {
    expect(chooseInterval({ ...signs, publishedMs: [], hasNews: true })).toBe(18 * minuteMs);
    expect(chooseInterval({ ...signs, publishedMs: [] })).toBeGreaterThan(30 * minuteMs);
    expect(slowDown(30 * minuteMs)).toBeGreaterThan(30 * minuteMs);
  });

  it('keeps to what the feed asks for, as long as no story can be missed', () => {
    expect(chooseInterval({ ...signs, publishedMs: every(20, 40), ttlMs: hourMs })).toBe(hourMs);
    // Ten stories in 180 minutes: whoever comes once a day misses most.
    expect(chooseInterval({ ...signs, publishedMs: every(20, 10), ttlMs: 24 * hourMs })).toBe(hourMs);
  });

  it('lies between five minutes and six hours, whatever a feed says', () => {
    const any = fc.record({
      intervalMs: fc.integer({ min: intervalMsMin, max: intervalMsMax }),
      publishedMs: fc.array(fc.integer({ min: -8e15, max: 8e15 }), { maxLength: 40 }),
      hasNews: fc.boolean(),
      ttlMs: fc.option(fc.double({ min: 0, max: 1e15, noNaN: true })),
      nowMs: fc.constant(nowMs),
    });
    fc.assert(
      fc.property(any, (some) => {
        const intervalMs = chooseInterval(some);
        expect(intervalMs).toBeGreaterThanOrEqual(intervalMsMin);
        expect(intervalMs).toBeLessThanOrEqual(intervalMsMax);
      }),
    );
  });
});

describe('the wait after failures', () => {
  const retry = { firstMs: 5 * minuteMs, mostMs: 6 * hourMs, retryAfterMs: null };

  it('doubles up to its bound', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((count) => chooseRetryMs({ ...retry, count }) / minuteMs);
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 360, 360]);
  });

  it('is as long as the server asks for, but no mistake of weeks', () => {
    expect(chooseRetryMs({ ...retry, count: 1, retryAfterMs: 20 * hourMs })).toBe(20 * hourMs);
    expect(chooseRetryMs({ ...retry, count: 9, retryAfterMs: 1000 })).toBe(6 * hourMs);
    expect(chooseRetryMs({ ...retry, count: 1, retryAfterMs: 1e15 })).toBe(7 * 24 * hourMs);
  });

  it('is shorter at most for a feed that publishes much', () => {
    expect(chooseMostRetryMs(5 * minuteMs)).toBe(hourMs);
    expect(chooseMostRetryMs(30 * minuteMs)).toBe(2 * hourMs);
    expect(chooseMostRetryMs(6 * hourMs)).toBe(6 * hourMs);
  });

  it('never ends sooner for being spread', () => {
    expect([0, 0.5, 1].map((chance) => addJitter(hourMs, () => chance) / minuteMs)).toEqual([60, 63, 66]);
  });
});
