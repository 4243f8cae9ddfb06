import { describe, expect, it } from 'vitest';
import { makeWorksFinder } from '../../src/people/index.ts';
import { startStopwatch } from '../start-stopwatch.ts';

const find = (...paragraphs: readonly string[]) => {
  const head = {
    id: 'story',
    url: null,
    title: 'A story',
    outlet: 'Union Wire',
    author: null,
    published: null,
  };
  return makeWorksFinder({ ...head, paragraphs, noise: [] }, ['Kay Reyes', 'Rowan Ashby'])('Kay Reyes');
};

describe('what has a name beside somebody', () => {
  it.each([
    ['Kay Reyes left Velvet Precinct.', ['velvet precinct']],
    ["Kay Reyes left ‘Velvet Precinct’ and 'The House of Glass'.", ['velvet precinct', 'house of glass']],
    ['Kay Reyes left O’Malley House, then St Brannock’s Theatre.', ['omalley house', 'st brannocks theatre']],
    ['Kay Reyes and Rowan Ashby told Union Wire.', []],
    ['Rowan Ashby left Velvet Precinct.', []],
  ])('in “%s” is %j', (paragraph, works) => {
    expect(find(paragraph)).toEqual(works);
  });

  it('is told once, however often it is printed', () => {
    expect(find('Kay Reyes left Velvet Precinct.', 'Reyes made Velvet Precinct.')).toEqual([
      'velvet precinct',
    ]);
  });

  it.each(['A', 'a', '7', ' ', "'", "A'", "A''", '’', '-', 'A-', 'Aa-', 'Aa ', 'Aa of '])(
    'is found soon in a paragraph that repeats “%s”',
    (piece) => {
      const elapsed = startStopwatch();
      find(
        `Kay Reyes left Velvet Precinct. She wrote ${piece.repeat(40_000 / piece.length)} on the wall’s top.`,
      );
      expect(elapsed()).toBeLessThan(2000);
    },
  );
});
