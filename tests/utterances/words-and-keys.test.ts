import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSpeakers, makeKeys } from '../../src/utterances/index.ts';
import { anyCharacter } from '../any-character.ts';
import { startStopwatch } from '../start-stopwatch.ts';
import { readTestWords } from './read-test-words.ts';

describe('comparable words', () => {
  it.each([
    ['I’ve waited twenty-two years', 'i have waited 22 years'],
    ['A goat’s eaten it', 'a goat eaten it'],
    ['A goat has eaten it', 'a goat eaten it'],
    ['I won’t, I can’t, we couldn’t', 'i will not i can not we could not'],
    ['[T]he [film] is about 1,200 goats', 'the about 1200 goats'],
    ['Zoë’s café', 'zoe cafe'],
    ['That f***ing colour', 'that color'],
    ['She was, uh, gonna organise it', 'she was going to organize it'],
    ['Ben & I give 100%', 'ben and i give 100 percent'],
    ['2.5 million', '2500000'],
    ['…', ''],
  ])('of %s are %s', (printed, words) => {
    expect(readTestWords(printed).words.join(' ')).toBe(words);
  });

  it('are the same however a quotation is split and marked', () => {
    expect(readTestWords('If I had to lose,', "I'm glad.").words).toEqual(
      readTestWords('If I had to lose … I’m glad!').words,
    );
  });

  it.each(['a', 'A', '7', ' ', "'", "a'", '-', '[', '[a]', '1,', '1.'])(
    'come soon of a long run of “%s”',
    (piece) => {
      const elapsed = startStopwatch();
      readTestWords(`That f***ing [film] & ${piece.repeat(100_000 / piece.length)}`);
      expect(elapsed()).toBeLessThan(2000);
    },
  );

  it('come of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: anyCharacter })), (runs) => {
        const { words, telling } = readTestWords(...runs);
        expect(telling).toHaveLength(words.length);
        expect(words.every((word) => word !== '')).toBe(true);
      }),
    );
  });
});

describe('keys', () => {
  const word = fc.constantFrom('goat', 'card', 'canal', 'album', 'winter', 'soup', 'ladder', 'moon');
  const words = (min: number) => fc.array(word, { minLength: min, maxLength: 12 });

  it('are shared by texts that share five telling words in a row', () => {
    fc.assert(
      fc.property(words(5), words(0), words(0), words(0), words(0), (common, a, b, c, d) => {
        const keys = new Set(makeKeys(readTestWords([...a, ...common, ...b].join(' '))));
        const others = makeKeys(readTestWords([...c, ...common, ...d].join(' ')));
        expect(others.some((key) => keys.has(key))).toBe(true);
      }),
    );
  });

  it('are none where no word tells anything', () => {
    expect(makeKeys(readTestWords('and that was what it was'))).toEqual([]);
  });
});

describe('speakers', () => {
  it.each([
    ['Imani Okafor-Lind', 'Okafor-Lind', 'same'],
    ['The Lantern Academy', 'Lantern Academy', 'same'],
    ['Zoë Vell', 'Zoe Vell', 'same'],
    ['Kay Reyes', 'Bram Reyes', 'different'],
    ['Kay Reyes', null, 'unknown'],
    [null, null, 'unknown'],
    ['@kaytour', 'Kay Reyes', 'unknown'],
  ])('%s and %s are %s', (one, other, relation) => {
    expect(compareSpeakers(one, other)).toBe(relation);
    expect(compareSpeakers(other, one)).toBe(relation);
  });
});
