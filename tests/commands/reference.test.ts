import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReference, writeReference } from '../../commands/reference.ts';

it('reads any id back from the reference to it', () => {
  fc.assert(fc.property(fc.string(), (id) => readReference(writeReference(id)) === id));
});

it.each(['Kay Reyes', 'kay-reyes', 'ID:kay', ''])('takes %j for typed words', (value) => {
  expect(readReference(value)).toBeNull();
});
