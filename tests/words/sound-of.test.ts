import { describe, expect, it } from 'vitest';
import { soundOf } from '../../src/words/index.ts';

describe('words that sound alike', () => {
  it.each([
    ['delphinemarlowe', 'delfinemarlow'],
    ['catherine', 'katherine'],
    ['philippa', 'filipa'],
    ['hollander', 'holander'],
  ])('come out the same: %s, %s', (one, other) => {
    expect(soundOf(one)).toBe(soundOf(other));
  });

  it.each([
    ['marsh', 'march'],
    ['reyes', 'reese'],
    ['okafor', 'okonjo'],
  ])('others do not: %s, %s', (one, other) => {
    expect(soundOf(one)).not.toBe(soundOf(other));
  });
});
