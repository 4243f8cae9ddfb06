import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDateOption, readDates } from '../../src/answer/read-dates.ts';
import { startStopwatch } from '../start-stopwatch.ts';

// A Sunday.
const now = new Date('2026-11-22T10:00:00Z');
const day = (instant: string | null | undefined) => instant?.slice(0, 10) ?? null;

describe('dates in words', () => {
  it.each([
    ['what did Kay say last spring about it', '2026-03-01', '2026-06-01'],
    ['last winter', '2025-12-01', '2026-03-01'],
    ['in the summer of 2025', '2025-06-01', '2025-09-01'],
    ['quotes from this past august', '2026-08-01', '2026-09-01'],
    ['since the premiere in May', '2026-05-01', null],
    ['yesterday', '2026-11-21', '2026-11-22'],
    ['today', '2026-11-22', '2026-11-23'],
    ['on saturday', '2026-11-21', '2026-11-22'],
    ['in 2025', '2025-01-01', '2026-01-01'],
    ['nov 2025', '2025-11-01', '2025-12-01'],
    ['last week', '2026-11-09', '2026-11-16'],
    ['this week', '2026-11-16', '2026-11-23'],
    ['last month', '2026-10-01', '2026-11-01'],
    ['last year', '2025-01-01', '2026-01-01'],
    ['in the last 3 months', '2026-08-22', '2026-11-23'],
    ['over the past two years', '2024-11-22', '2026-11-23'],
    ['last december', '2025-12-01', '2026-01-01'],
    ['before June 2024', null, '2024-06-01'],
    ['after june 2025', '2025-07-01', null],
    ['since 2024', '2024-01-01', null],
    ['until march 2025', null, '2025-04-01'],
    ['between May and July 2025', '2025-05-01', '2025-08-01'],
    ['from may to july 2025', '2025-05-01', '2025-08-01'],
    ['2025-09-15', '2025-09-15', '2025-09-16'],
  ])('%s', (text, since, until) => {
    const window = readDates(text, now);
    expect([day(window?.since), day(window?.until)]).toEqual([since, until]);
  });

  it.each([
    ['at the beginning', `last week ${'she spoke of goats and boats '.repeat(30)}`, '2026-11-09'],
    ['at the end', `${'she spoke of goats and boats '.repeat(30)} on 12 june 2025`, '2025-06-12'],
    [
      'after words like one',
      `${'may he may sing, the 3 march on a monday there '.repeat(8)} on 12 june 2025`,
      '2025-06-12',
    ],
  ])('finds a date %s of a long question', (_, text, since) => {
    expect(day(readDates(text, now)?.since)).toBe(since);
  });

  it.each([
    'on 1 may ',
    'half an hour and two days and ',
    'between 1 may and 2 june ',
    '2 days ago the 3 weeks ',
    'couple days ',
    'this past ',
    'several months     ',
    'a few     99 BC  ',
  ])('reads a question made of “%s” in a few milliseconds', (words) => {
    const text = words.repeat(100).slice(0, 1000);
    readDates(text, now);
    // The least of some rounds: what else the processor was at in one of them does not count.
    const times = Array.from({ length: 25 }, () => {
      const elapsed = startStopwatch();
      readDates(`the ${text}`, now);
      return elapsed();
    });
    expect(Math.min(...times)).toBeLessThan(20);
  });

  it.each([
    'nothing goes up on a saturday',
    'who said may i ask',
    'march with me',
    'in the fall of the king',
    'a 2006 song',
    '90,000 bodyguards',
    'the second act',
    'when she was 19',
  ])('no date: %s', (text) => {
    expect(readDates(text, now)).toBeNull();
  });

  it('covers the words of the date with what leads to it', () => {
    const text = 'what did Kay say since the premiere in May about cake';
    const window = readDates(text, now);
    expect(text.slice(window?.start, window?.end)).toBe('since the premiere in May');
  });

  it('reads an option by its edge', () => {
    expect(day(readDateOption('2025', 'since', now))).toBe('2025-01-01');
    expect(day(readDateOption('2025', 'until', now))).toBe('2026-01-01');
    expect(readDateOption('soonish', 'since', now)).toBeNull();
  });

  it.each(['since', 'until'] as const)('reads what it gave for %s as the same moment again', (edge) => {
    fc.assert(
      fc.property(fc.constantFrom('2025-03-31', 'march 2025', 'last week', 'yesterday'), (words) => {
        const moment = readDateOption(words, edge, now);
        expect(readDateOption(moment ?? '', edge, now)).toBe(moment);
      }),
    );
    expect(readDateOption('2025-04-01T02:00:00+02:00', edge, now)).toBe('2025-04-01T00:00:00.000Z');
  });

  it('never begins after it ends, wherever now is', () => {
    const moment = fc.date({ min: new Date('2001-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    const words = fc.constantFrom(
      'last spring',
      'this winter',
      'last week',
      'in may',
      'yesterday',
      'monday',
      'in november',
      'past 3 days',
    );
    fc.assert(
      fc.property(moment, words, (then, text) => {
        const window = readDates(text, then);
        expect(Date.parse(window?.since ?? '')).toBeLessThan(Date.parse(window?.until ?? ''));
        expect(Date.parse(window?.since ?? '')).toBeLessThanOrEqual(then.getTime());
      }),
    );
  });
});
