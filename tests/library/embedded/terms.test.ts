import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSayingTerms, readSearchTerms, readTerms } from '../../../src/library/embedded/index/terms.ts';
import { isNameLike } from '../../../src/library/embedded/people/is-name-like.ts';

describe('terms', () => {
  it.each([
    ['She waited, waiting.', ['she', 'wait', 'wait']],
    ['Okafor-Lind’s coffee', ['okafor', 'lind', 'coffe']],
    ['don’t', ['dont']],
    ["don't", ['dont']],
    ['BEYONCÉ and Æsop, Łódź, Straße', ['beyonc', 'and', 'aesop', 'lodz', 'strass']],
    ['22', ['22']],
    ['twenty-two', ['22']],
    ['twenty two', ['22']],
    ['five six', ['5', '6']],
    ['twenty twelve', ['20', '12']],
    ['two hundred and five', ['205']],
    ['two hundred five', ['205']],
    ['three thousand', ['3000']],
    ['two million', ['2000000']],
    ['million million', ['1000000', '1000000']],
    ['90,000, 90k and ninety thousand', ['90000', '90000', 'and', '90000']],
    ['she ate, they’ve eaten', ['she', 'eat', 'thei', 'eat']],
    ['', []],
    ['— … !', []],
    ['日本 東京', ['日本', '東京']],
  ])('of "%s" are %j', (text, terms) => {
    expect(readTerms(text)).toEqual(terms);
  });

  it.each([
    ['She has the kettle, the teapot and the goat.', ['kettl', 'teapot', 'goat']],
    ['It is what it is.', ['it', 'is', 'what', 'it', 'is']],
    ['She has the kettle.', ['she', 'ha', 'the', 'kettl']],
  ])('of a saying, "%s", are %j', (text, terms) => {
    expect(readSayingTerms(text)).toEqual(terms);
  });

  it.each([
    ['what did she say about the coffee', ['coffe']],
    ["it's what they've said", ['it', 'what', 'thei', 'sai']],
    ['to be or not to be', ['to', 'be', 'or', 'not']],
    ['coffee coffees', ['coffe']],
  ])('to search by, of "%s", are %j', (text, terms) => {
    expect(readSearchTerms(text)).toEqual(terms);
  });

  it('are the same whatever case, accents and kind of apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Zoë', 'don’t', 'Twenty-Two', 'café', 'O’Brien')), (words) => {
        const plain = words
          .join(' ')
          .normalize('NFD')
          .replace(/\p{M}/gu, '')
          .replaceAll('’', "'")
          .toUpperCase();
        expect(readTerms(plain)).toEqual(readTerms(words.join(' ')));
      }),
    );
  });
});

describe('a name', () => {
  it.each([
    'Kutcher',
    'The Rock',
    '@aplusk',
    'Ludwig van Beethoven',
    '50 Cent',
    '周杰倫',
    'J.Lo',
    '‘Weird Al’',
  ])('%s is one', (alias) => {
    expect(isNameLike(alias)).toBe(true);
  });
  it.each([
    'the actress',
    'the Velvet Precinct star',
    'his wife',
    'She',
    'The actress',
    'a source',
    '',
    '!!',
  ])('%s is none', (alias) => {
    expect(isNameLike(alias)).toBe(false);
  });
});
