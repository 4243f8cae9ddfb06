import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../src/card/index.ts';

describe('text that is cut', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['The goat ate the card', 12, 'The goat…'],
    ['The goat ate the card', 13, 'The goat ate…'],
    ['The goat, ate', 10, 'The goat,…'],
    ['white   space  goes', 9, 'white…'],
    ['山田さんは昨日東京で歌った', 8, '山田さんは昨日…'],
    ['Donaudampfschifffahrtsgesellschaft', 10, 'Donaudamp…'],
    ['👩‍🎤👩‍🎤👩‍🎤', 9, '👩‍🎤…'],
  ])('ends at a word’s end: %j to %i', (text, lengthMax, cut) => {
    expect(cutText(text, lengthMax)).toBe(cut);
  });

  it('keeps to its length, begins as the text does, and splits no visible character', () => {
    const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 1, max: 80 }),
        (text, lengthMax) => {
          const cut = cutText(text, lengthMax);
          expect(cut.length).toBeLessThanOrEqual(lengthMax);
          if (cut === text) return;
          const kept = cut.slice(0, -1);
          expect(cut).toBe(`${kept}…`);
          expect(text.startsWith(kept)).toBe(true);
          const borders = [...graphemes.segment(text)].map(({ index }) => index);
          expect(borders).toContain(kept.length);
        },
      ),
    );
  });
});
