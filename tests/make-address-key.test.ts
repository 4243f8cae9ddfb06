import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseAddress, makeAddressKey } from '../src/make-address-key.ts';
import { anyAddress } from './any-address.ts';
import { startStopwatch } from './start-stopwatch.ts';

describe('the key of an address', () => {
  it.each(['/', '.', '%2F', '/amp', '/index.html'])('comes soon of a path that repeats %s', (piece) => {
    const address = `https://a.example/${piece.repeat(100_000 / piece.length)}x`;
    const elapsed = startStopwatch();
    expect(makeAddressKey(address)).toMatch(/x$/);
    expect(elapsed()).toBeLessThan(2000);
  });

  it.each([
    'https://www.glossfront.example/2025/goat',
    'http://www.glossfront.example/2025/goat',
    'https://glossfront.example/2025/goat/',
    'https://GLOSSFRONT.example/2025/goat?utm_source=feed&fbclid=1#top',
    'https://m.glossfront.example/2025/goat',
    'https://amp.glossfront.example/2025/goat',
    'https://www.glossfront.example/amp/2025/goat',
    'https://www.glossfront.example/2025/goat/amp',
    'https://www.glossfront.example/2025/goat/amp/',
    'https://www.glossfront.example/2025/goat?amp=1',
    'https://www.glossfront.example/2025/goat?outputType=amp',
    'https://www.glossfront.example/2025/goat/index.html',
    'https://www-glossfront-example.cdn.ampproject.org/c/s/www.glossfront.example/2025/goat',
    'https://www.google.com/amp/s/www.glossfront.example/2025/goat',
  ])('of %s is that of the page', (address) => {
    expect(makeAddressKey(address)).toBe('glossfront.example/2025/goat');
  });

  it.each([
    ['https://a.example/goat', 'https://a.example/goats'],
    ['https://a.example/goat', 'https://b.example/goat'],
    ['https://a.example/goat?id=1', 'https://a.example/goat?id=2'],
    ['https://www.example/goat', 'https://m.example/goat'],
    ['https://a.example:8443/goat', 'https://a.example/goat'],
    ['https://google.evil.example/amp/s/a.example/goat', 'https://a.example/goat'],
    ['https://a.example/Goat', 'https://a.example/goat'],
    ['https://a.example/champ', 'https://a.example/ch'],
  ])('tells %s from %s', (one, other) => {
    expect(makeAddressKey(one)).not.toBe(makeAddressKey(other));
  });

  it('does not depend on the order of what is asked for', () => {
    expect(makeAddressKey('https://a.example/?b=2&a=1')).toBe(makeAddressKey('https://a.example/?a=1&b=2'));
  });

  it.each(['', 'goat', 'ftp://a.example/goat', 'javascript:alert(1)'])('is none for %j', (address) => {
    expect(makeAddressKey(address)).toBeNull();
  });

  it('is found for every web address', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(makeAddressKey(address)).not.toBeNull();
      }),
    );
  });
});

describe('the address to show', () => {
  it.each([
    ['http://a.example/goat', 'https://a.example/goat'],
    ['https://a.example/goat/amp', 'https://a.example/goat'],
    ['https://m.a.example/goat', 'https://a.example/goat'],
    ['https://a.example/amp/goat', 'http://a.example/goat'],
  ])('is not %s but %s, whichever came first', (worse, better) => {
    expect(chooseAddress(worse, better)).toBe(better);
    expect(chooseAddress(better, worse)).toBe(better);
  });

  it('stays where the other is as good', () => {
    expect(chooseAddress('https://a.example/goat/', 'https://a.example/goat')).toBe(
      'https://a.example/goat/',
    );
  });
});
