import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/answer/edit-distance.ts';
import { fold, readWords } from '../../src/answer/words.ts';

const forms = {
  spellings: new Map([
    ['u', 'you'],
    ['ive', 'i'],
    ['tbh', ''],
  ]),
  irregularForms: new Map([['ate', 'eat']]),
};
const formsOf = (text: string) => readWords(text, forms).map(({ form }) => form);

describe('reading words', () => {
  it.each([
    ['Okafor-Lind’s card', ['okafor', 'lind', 'card']],
    ["don't / Don’t / dont", ['dont', 'dont', 'dont']],
    ["I've, ive, she'd", ['i', 'i', 'she']],
    ['u said tbh', ['you', 'said']],
    ['Itzel Barragán-Noor', ['itzel', 'barragan', 'noor']],
    ['Łukasz Bjørn Straße', ['lukasz', 'bjorn', 'strasse']],
    ['ninety thousand bodyguards', ['90000', 'bodyguards']],
    ['90,000 bodyguards', ['90000', 'bodyguards']],
    ['1,234,567.50 kronor', ['1234567.5', 'kronor']],
    ['1.5 million, 1.1 million and 15 million', ['1500000', '1100000', 'and', '15000000']],
    ['1,500,000', ['1500000']],
    ['2 hundred thousand point', ['200000', 'point']],
    ['v1.2.3 on 1.5.2025 at 5.30', ['v1', '2.3', 'on', '1.5.2025', 'at', '5.3']],
    ['in 2006,2007 and 1,2345', ['in', '2006', '2007', 'and', '1', '2345']],
    ['twenty-two years', ['22', 'years']],
    ['2 hundred and one', ['200', 'and', 'one']],
    ['five six', ['5', '6']],
    ['no one', ['no', 'one']],
    ['@harbor_mouse!', ['harbormouse']],
    ['', []],
    ['?!…', []],
  ])('%s', (text, expected) => {
    expect(formsOf(text)).toEqual(expected);
  });

  it('stems an irregular form as its base', () => {
    expect(readWords('ate eating', forms).map(({ stem }) => stem)).toEqual(['eat', 'eat']);
  });

  it('knows a possessive by its apostrophe', () => {
    expect(readWords('Kay’s wife', forms).map(({ possessive }) => possessive)).toEqual([true, false]);
  });

  it('keeps offsets inside the text, in order, never overlapping', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let end = 0;
        for (const word of readWords(text, forms)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('folds a folded text to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('edit distance', () => {
  it.each([
    ['marlow', 'marlowe', 2, 1],
    ['calender', 'calendar', 2, 1],
    ['teh', 'the', 1, 1],
    ['kitten', 'sitting', 3, 3],
    ['kitten', 'sitting', 2, 3],
    ['', 'ab', 2, 2],
  ])('%s to %s within %i is %i', (one, other, max, distance) => {
    expect(editDistance(one, other, max)).toBe(distance);
  });

  it('is the same both ways and never over max + 1', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, max) => {
        const distance = editDistance(one, other, max);
        expect(distance).toBe(editDistance(other, one, max));
        expect(distance).toBeLessThanOrEqual(max + 1);
      }),
    );
  });
});
