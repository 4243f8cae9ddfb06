import { describe, expect, it } from 'vitest';
import { readCanonicalUrl } from '../../src/extract/head/canonical-url.ts';

const fetched = 'https://www.glossfront.example/2024/06/sandwich?utm_source=feed#top';
const plain = 'https://www.glossfront.example/2024/06/sandwich';

describe('the address a story is known by', () => {
  it.each([
    ['the fetched one without tracking when the page claims none', null, plain],
    [
      'the claimed one on the same site',
      'https://www.glossfront.example/sandwich',
      'https://www.glossfront.example/sandwich',
    ],
    [
      'the claimed one on another host of the site',
      'https://glossfront.example/sandwich',
      'https://glossfront.example/sandwich',
    ],
    [
      'a claim without a host, read from the fetched one',
      '/sandwich',
      'https://www.glossfront.example/sandwich',
    ],
    ['the fetched one when the claim is on another site', 'https://other.example/sandwich', plain],
    ['the fetched one when the claim is the front page', 'https://www.glossfront.example/', plain],
    ['the fetched one when the claim is a script', 'javascript:alert(1)', plain],
    ['the fetched one when the claim is no address', 'https://[broken', plain],
  ])('is %s', (_, claimed, expected) => expect(readCanonicalUrl(fetched, claimed)).toBe(expected));

  it('keeps parameters that name the page', () => {
    expect(readCanonicalUrl('https://a.example/story?id=7&fbclid=x', null)).toBe(
      'https://a.example/story?id=7',
    );
  });

  it.each([
    ['https://www.one.co.uk/story', 'https://www.two.co.uk/story'],
    ['https://evil.github.io/story', 'https://good.github.io/story'],
    ['https://evil.substack.com/p/story', 'https://good.substack.com/p/story'],
    ['https://evil.blogspot.com/story', 'https://www.good.blogspot.com/story'],
    ['https://m.example/story', 'https://www.example/story'],
    ['https://one.example:8443/story', 'https://one.example/story'],
  ])('is %s whatever it claims of another owner under the same ending', (here, there) => {
    expect(readCanonicalUrl(here, there)).toBe(here);
  });

  it.each(['amp', 'm', 'mobile', 'www', 'www.amp'])('is the one that the variant %s. names', (label) => {
    const there = 'https://glossfront.example/story';
    expect(readCanonicalUrl(`https://${label}.glossfront.example/story`, there)).toBe(there);
  });

  it('is what a file claims, and none when it claims nothing', () => {
    expect(readCanonicalUrl(null, 'https://a.example/story')).toBe('https://a.example/story');
    expect(readCanonicalUrl(null, null)).toBeNull();
  });
});
