import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../src/extract/head/parse-instant.ts';

describe('dates as pages print them', () => {
  it.each([
    ['Jun. 7 2024, Published 2:27 p.m. ET', '2024-06-07T18:27:00Z'],
    ['Jan. 7 2024, Published 2:27 p.m. ET', '2024-01-07T19:27:00Z'],
    ['Published 12:05 a.m. PT, March 10, 2024', '2024-03-10T08:05:00Z'],
    ['2024-06-07T14:27:00-04:00', '2024-06-07T18:27:00Z'],
    ['2024-06-07T14:27:00.123Z', '2024-06-07T14:27:00Z'],
    ['2024-06-07 14:27', '2024-06-07T14:27:00Z'],
    ['2024-06-07', '2024-06-07T00:00:00Z'],
    ['Fri, 07 Jun 2024 14:27:00 +0530', '2024-06-07T08:57:00Z'],
    ['7 June 2024, 15:00 BST', '2024-06-07T14:00:00Z'],
    ['7th of June 2024', '2024-06-07T00:00:00Z'],
    ['Thu, 09/25/2025 - 11:38', '2025-09-25T11:38:00Z'],
    ['25/09/2025', '2025-09-25T00:00:00Z'],
    ['1717770420', '2024-06-07T14:27:00Z'],
    ['1717770420000', '2024-06-07T14:27:00Z'],
  ])('reads %s', (words, instant) => expect(parseInstant(words)).toBe(instant));

  it.each([
    ['nothing at all', ''],
    ['a word', 'yesterday'],
    ['a day that does not exist', 'February 30, 2024'],
    ['a date that reads two ways', '03/04/2025'],
    ['a year alone', '2024'],
    ['a month without a day', 'June 2024'],
    ['a script that fills a slot', '{{date}}'],
  ])('takes %s for no date', (_, words) => expect(parseInstant(words)).toBeNull());

  it('gives an instant or null for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const instant = parseInstant(text);
        expect(instant === null || new Date(instant).toISOString().startsWith(instant.slice(0, 19))).toBe(
          true,
        );
      }),
    );
  });

  it('reads back every instant that it gives', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (date) => {
          const instant = date.toISOString().replace(/\.\d+Z$/, 'Z');
          expect(parseInstant(instant)).toBe(instant);
        },
      ),
    );
  });
});
