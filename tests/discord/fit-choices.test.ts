import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitChoices } from '../../src/discord/suggest-choices.ts';
import { anyCharacter } from '../any-character.ts';

describe('choices', () => {
  it('fit Discord whatever a command suggests', () => {
    const words = fc.string({ unit: anyCharacter, maxLength: 150 });
    fc.assert(
      fc.property(fc.array(fc.record({ name: words, value: words }), { maxLength: 30 }), (choices) => {
        const fitting = fitChoices(choices);
        expect(fitting.length).toBeLessThanOrEqual(25);
        for (const { name, value } of fitting) {
          for (const text of [name, value]) {
            expect(text.length).toBeGreaterThanOrEqual(1);
            expect(text.length).toBeLessThanOrEqual(100);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('that fit are left as they are, in order', () => {
    const choices = Array.from({ length: 25 }, (_, index) => ({
      name: `Name ${index}`,
      value: `id:${index}`,
    }));
    expect(fitChoices(choices)).toEqual(choices);
  });

  it('of one value are offered once', () => {
    const twice = ['First', 'Second'].map((name) => ({ name, value: 'same' }));
    expect(fitChoices(twice)).toHaveLength(1);
  });
});
