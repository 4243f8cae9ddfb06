import { describe, expect, it } from 'vitest';
import { formatTimestamp } from '../../src/playground/page/format-timestamp.ts';

const moment = Date.parse('2025-03-11T15:42:05Z') / 1000;
const reader = { locale: 'en-GB', timeZone: 'Europe/Berlin', now: new Date('2025-03-14T15:42:05Z') };

describe('a timestamp is shown in the reader’s zone and language', () => {
  it.each([
    ['t', '16:42'],
    ['T', '16:42:05'],
    ['d', '11/03/2025'],
    ['D', '11 March 2025'],
    ['f', '11 March 2025 at 16:42'],
    ['F', 'Tuesday 11 March 2025 at 16:42'],
    ['R', '3 days ago'],
    ['unknown', '11 March 2025 at 16:42'],
  ])('in style %s as %s', (style, shown) => {
    // Whether a comma follows the weekday differs between versions of Node.
    expect(formatTimestamp(moment, style, reader)?.replace(',', '')).toBe(shown);
  });
});

it.each([
  [0, 'now'],
  [-59, '59 seconds ago'],
  [-60, '1 minute ago'],
  [3_600 * 5, 'in 5 hours'],
  [-86_400, 'yesterday'],
  [-86_400 * 45, 'last month'],
  [-86_400 * 800, '2 years ago'],
])('%i seconds from now are %s', (seconds, shown) => {
  expect(formatTimestamp(reader.now.getTime() / 1000 + seconds, 'R', reader)).toBe(shown);
});

it('has nothing to show for a moment outside the calendar', () => {
  expect(formatTimestamp(9e15, 'f', reader)).toBeNull();
});
