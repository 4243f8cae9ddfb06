import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldName, readNumbers, readWords } from '../../src/words/index.ts';

const formsOf = (text: string) => readWords(text).map(({ form }) => form);

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
    ['2 hundred and one', ['201']],
    ['a hundred, a hundred and twenty-two, hundreds', ['100', '122', 'hundreds']],
    ['90k, $1.5m, £2bn, 3km', ['90000', '1500000', '2000000000', '3km']],
    ['one million and one', ['1000001']],
    ['two million and 15', ['2000000', 'and', '15']],
    ['five six', ['5', '6']],
    ['no one', ['no', 'one']],
    ['@harbor_mouse!', ['harbormouse']],
    ['', []],
    ['?!…', []],
  ])('%s', (text, expected) => {
    expect(formsOf(text)).toEqual(expected);
  });

  it('stems an irregular form as its base', () => {
    expect(readWords('ate eating').map(({ stem }) => stem)).toEqual(['eat', 'eat']);
  });

  it('knows a possessive by its apostrophe', () => {
    expect(readWords('Kay’s wife').map(({ possessive }) => possessive)).toEqual([true, false]);
  });

  it('keeps offsets inside the text, in order, never overlapping', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let end = 0;
        for (const word of readWords(text)) {
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
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
    );
  });

  it('puts the same numbers in figures in a row of words as in a text', () => {
    const word = fc.constantFrom(
      'a',
      'one',
      'twenty',
      'two',
      'hundred',
      'and',
      'thousand',
      '15',
      '90k',
      'goats',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        expect(readNumbers(words)).toEqual(formsOf(words.join(' ')));
      }),
    );
  });
});
