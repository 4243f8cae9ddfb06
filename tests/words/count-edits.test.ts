import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countEdits } from '../../src/words/index.ts';

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
