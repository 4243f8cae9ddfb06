import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listNameForms } from '../../../src/library/embedded/names/name-forms.ts';
import { TypoIndex } from '../../../src/library/embedded/names/typo-index.ts';
import { countEdits } from '../../../src/words/index.ts';

describe('finding misspelt words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 12 });

  it('finds every word that one changed, dropped, added or swapped letter leads to', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), word, (words, asked) => {
        const index = new TypoIndex();
        for (const known of words) index.add(known);
        const near = index.near(asked);
        for (const known of words) {
          const shorter = Math.min(known.length, asked.length);
          const isNear = shorter >= 6 && countEdits(asked, known, 5) === 1;
          if (isNear) expect(near.get(known)).toBe(1);
        }
        for (const [known, edits] of near) {
          expect(words).toContain(known);
          expect(edits).toBe(countEdits(asked, known, 5));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds two wrong letters in long words', () => {
    const index = new TypoIndex();
    index.add('okaforlind');
    expect([...index.near('okofurlind')]).toEqual([['okaforlind', 2]]);
    expect([...index.near('kaforlin')]).toEqual([['okaforlind', 2]]);
    expect([...index.near('okofurlint')]).toEqual([]);
  });

  it('forgets what is removed', () => {
    const index = new TypoIndex();
    index.add('kutcher');
    index.remove('kutcher');
    expect([...index.near('kucher')]).toEqual([]);
  });
});

describe('the forms of a name', () => {
  it.each([
    ['Ashton Kutcher', [], ['full ashtonkutcher', 'surname kutcher', 'first ashton']],
    ['Zendaya', [], ['full zendaya']],
    ['Dr. Jane Osei', [], ['full drjaneosei', 'full janeosei', 'surname osei', 'first jane']],
    ['Sammy Davis Jr.', [], ['full sammydavisjr', 'full sammydavis', 'surname davis', 'first sammy']],
    [
      'Sarah Jessica Parker',
      ['SJP'],
      ['full sarahjessicaparker', 'alias sarahparker', 'surname parker', 'first sarah', 'alias sjp'],
    ],
    ['Ludwig van Beet', [], ['full ludwigvanbeet', 'surname vanbeet', 'surname beet', 'first ludwig']],
    ['Ava Moss and Leo Moss', [], ['full avamossandleomoss']],
    ['!!!', [], []],
  ])('%s', (name, aliases, forms) => {
    expect(listNameForms({ name, aliases }).map(({ kind, compact }) => `${kind} ${compact}`)).toEqual(forms);
  });
});
