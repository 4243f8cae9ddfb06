import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/answer/index.ts';
import { weighEvidence } from '../../src/answer/weigh-evidence.ts';

const { weights } = loadVocabulary();
const kinds = ['named', 'open'] as const;
const nested = ['words', 'beside', 'passage', 'before', 'title', 'after', 'lead', 'body'];

describe('the weights of evidence', () => {
  it.each(kinds)('let nothing answer where nothing is met: %s', (kind) => {
    expect(weighEvidence({ given: 1, rivals: 0.5, 'lacking up to body': 1 }, weights[kind])).toBeLessThan(0);
  });

  it.each(kinds)('count a word no less for being met nearer to the words said: %s', (kind) => {
    const met = (nearest: number) =>
      Object.fromEntries(
        nested.slice(nearest).flatMap((place) => [
          [`met up to ${place}`, 1],
          [`rare met up to ${place}`, 1],
        ]),
      );
    const sums = nested.map((_, nearest) => weighEvidence(met(nearest), weights[kind]));
    expect(sums).toEqual([...sums].sort((a, b) => b - a));
  });

  it('leave out what they do not know, and give numbers for all numbers', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.double({ min: 0, max: 3, noNaN: true })), (evidence) => {
        expect(Number.isFinite(weighEvidence(evidence, weights.open))).toBe(true);
        expect(weighEvidence(evidence, {})).toBe(0);
      }),
    );
  });
});
