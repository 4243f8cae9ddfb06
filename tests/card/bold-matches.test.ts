import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boldMatches } from '../../src/card/bold-matches.ts';
import { makeKept } from './samples.ts';

const kept = makeKept(['Reyes said: “«The goat ate my map,»” and then: “«I let it,»” she said.']);
const textOf = (matches: Parameters<typeof boldMatches>[1]) =>
  boldMatches(kept, matches).map((pieces) =>
    pieces
      .map((piece) => (piece.kind === 'bold' ? `[${piece.text}]` : 'text' in piece ? piece.text : ''))
      .join(''),
  );

describe('words of the question in a quotation', () => {
  const start = kept.quotation.contents[0].start;

  it('are bold', () => {
    const goat = { paragraph: 0, start: start + 4, end: start + 8 };
    expect(textOf([goat])).toEqual(['The [goat] ate my map,', 'I let it,']);
    expect(textOf([])).toEqual(['The goat ate my map,', 'I let it,']);
  });

  it('never change it, wherever the matches stand', () => {
    const span = fc
      .tuple(fc.nat({ max: 1 }), fc.nat({ max: 80 }), fc.nat({ max: 20 }))
      .map(([paragraph, start, length]) => ({ paragraph, start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span), (matches) => {
        const words = boldMatches(kept, matches).map((pieces) =>
          pieces.map((piece) => ('text' in piece ? piece.text : '')).join(''),
        );
        expect(words).toEqual(kept.runs.map(({ text }) => text));
      }),
    );
  });
});
