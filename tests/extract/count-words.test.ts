import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countWords } from '../../src/extract/noise/lines.ts';
import { anyCharacter } from '../any-character.ts';

it.each([
  ['', 0],
  ['Goats’ cards, eaten at 9.30 p.m.', 6],
  ["'90s rock-’n’-roll …", 2],
  ['. - ’', 0],
  ['日本語 𝒜goat 𐐷 👩‍🎤', 3],
])('%j has %i words', (line, count) => {
  expect(countWords(line)).toBe(count);
});

it('counts in every text what the pattern finds that it stands for', () => {
  const letters = fc.oneof(
    fc.constantFrom(..."aéß9½٣日’'.- \n,“”", '𝒜', '👩', '\ud835', '\udc9c'),
    fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.string({ unit: letters }), (text) => {
      expect(countWords(text)).toBe(text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0);
    }),
  );
});
