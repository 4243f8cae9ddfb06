import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignPhrase } from '../../src/answer/align-phrase.ts';
import { loadVocabulary } from '../../src/answer/index.ts';
import { weighTerms } from '../../src/answer/terms.ts';
import { makeReader } from '../../src/answer/tokens.ts';

const vocabulary = loadVocabulary();
const read = makeReader(vocabulary);

function align(remembered: string, printed: string): number {
  const pool = [[read(printed)]];
  const among = { pool, rarities: new Map(), vocabulary };
  return alignPhrase(weighTerms(read(remembered).tokens, 'phrase', among), read(printed).tokens);
}

describe('aligning a remembered phrase', () => {
  const printed =
    'I have opened more doors than any man living, and I have very rarely been allowed to go through one.';

  it.each([
    ['the words as printed', printed, 1],
    ['nothing of them', 'flan is supposed to wobble', 0],
    ['nothing at all', '', 0],
  ])('%s', (_, remembered, share) => {
    expect(align(remembered, printed)).toBeCloseTo(share, 0);
  });

  it.each([
    ['dropped words', 'opened more doors than any man, rarely allowed to go through one'],
    ['changed words', "i've opened more doors than any man alive and hardly ever been allowed thru one"],
    ['misspelt words', 'opend more doors then any man livng and very rarley been alowed through'],
  ])('bears with %s', (_, remembered) => {
    expect(align(remembered, printed)).toBeGreaterThan(0.5);
  });

  it('counts words in their order for more than words in any', () => {
    expect(align('doors opened living man', printed)).toBeLessThan(align('opened doors man living', printed));
  });

  it('stays between 0 and 1', () => {
    const text = fc.array(fc.constantFrom('goat', 'card', 'eaten', 'the', 'a', 'ate', '22', 'years'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const share = align(one.join(' '), other.join(' '));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});
