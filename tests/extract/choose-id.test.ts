import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseId } from '../../src/extract/head/choose-id.ts';

it('keeps an id of the input’s own, and digests one too long to be passed about', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 400 }), (own) => {
      const id = chooseId(own, null, []);
      if (own.length <= 90) expect(id).toBe(own);
      expect(id.length).toBeLessThanOrEqual(90);
      expect(chooseId(own, null, [])).toBe(id);
      if (own.length > 90) expect(chooseId(`${own}.`, null, [])).not.toBe(id);
    }),
  );
});
