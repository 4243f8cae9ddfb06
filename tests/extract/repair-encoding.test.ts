import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairEncoding } from '../../src/extract/repair-encoding.ts';

const encodeTwice = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('text that was encoded twice', () => {
  it.each(['“I don’t,” she said — twice.', 'Café “Ö”', 'a 🥪 “for” all'])('is read again: %s', (text) => {
    expect(repairEncoding(encodeTwice(text))).toBe(text);
  });

  it.each(['“I don’t,” she said.', 'Café Ö', 'Âge d’or', 'São Tomé', 'plain'])('is told from %s', (text) => {
    expect(repairEncoding(text)).toBe(text);
  });

  it('never loses plain letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(repairEncoding(text)).toBe(text);
      }),
    );
  });
});
