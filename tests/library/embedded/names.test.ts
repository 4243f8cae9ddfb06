import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countEdits } from '../../../src/library/embedded/edit-distance.ts';
import { listNameForms } from '../../../src/library/embedded/name-forms.ts';
import { TypoIndex } from '../../../src/library/embedded/typo-index.ts';

describe('counting edits', () => {
  it.each([
    ['kutcher', 'kutcher', 0],
    ['kucher', 'kutcher', 1],
    ['kuthcer', 'kutcher', 1],
    ['katchar', 'kutcher', 2],
    ['kutcher', 'butler', 3],
    ['', 'ab', 2],
  ])('from %s to %s takes %i', (a, b, edits) => {
    expect(countEdits(a, b, 5)).toBe(edits);
    expect(countEdits(b, a, 5)).toBe(edits);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  it('counts as the table of all beginnings does, and stops above the bound', () => {
    fc.assert(
      fc.property(word, word, fc.nat({ max: 3 }), (a, b, bound) => {
        expect(countEdits(a, b, bound)).toBe(Math.min(countByTable(a, b), bound + 1));
      }),
      { numRuns: 2000 },
    );
  });
});

/** The slow and plain way: the edits between all beginnings of both words. */
function countByTable(a: string, b: string): number {
  const table: number[][] = [];
  const at = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 0; row <= a.length; row += 1) {
    table[row] = [];
    for (let column = 0; column <= b.length; column += 1) {
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const edits = Math.min(
        row === 0 ? column : at(row - 1, column) + 1,
        column === 0 ? row : at(row, column - 1) + 1,
        at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
        isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      table[row]?.push(edits);
    }
  }
  return at(a.length, b.length);
}

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
