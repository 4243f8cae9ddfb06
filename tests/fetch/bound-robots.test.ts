import fc from 'fast-check';
import robotsParser from 'robots-parser';
import { describe, expect, it } from 'vitest';
import { boundAddress, boundRobots } from '../../src/fetch/web/bound-robots.ts';
import { fetchPage } from './fetch-page.ts';
import { answer, localOnly, serve } from './serve.ts';

const parse = robotsParser as unknown as (
  url: string,
  text: string,
) => {
  isAllowed(url: string, robot: string): boolean | undefined;
  getCrawlDelay(robot: string): number | undefined;
};

/** The most steps that trying all rules on an address of 500 letters can take. */
function countSteps(text: string): number {
  const rules = text.split('\n').filter((line) => line.startsWith('disallow: '));
  return rules.reduce((sum, rule) => sum + encodeURI(rule).length * (rule.includes('*') ? 500 : 1), 0);
}

const attack = `User-agent: *\n${`Disallow: /${'*a'.repeat(240)}*b\n`.repeat(1055)}`;

describe('a robots.txt made to take long', () => {
  it.each([
    ['of rules full of wildcards', attack],
    ['of rules full of letters to encode', attack.replaceAll('*a', '*é')],
    ['of one endless rule', `User-agent: *\nDisallow: /${'*a'.repeat(250_000)}`],
    ['of endlessly many rules', `User-agent: *\n${'Disallow: /a\n'.repeat(40_000)}`],
    ['of endlessly many robots', `${'User-agent: *\n'.repeat(20_000)}${'Disallow: /a\n'.repeat(20_000)}`],
  ])('%s is cut to what takes milliseconds', (_how, text) => {
    expect(text.length).toBeGreaterThan(500_000);
    const bounded = boundRobots(text);
    expect(countSteps(bounded)).toBeLessThan(7_000_000);
    expect(bounded.split('\n').filter((line) => line.startsWith('user-agent'))).toHaveLength(1);
  });

  it('does not keep its pages from being read', async () => {
    const path = `/${'a'.repeat(3000)}`;
    const server = await serve({ '/robots.txt': answer(attack), [path]: '<p>Story' });
    expect(await fetchPage(server.origin + path, localOnly)).toMatchObject({ body: '<p>Story' });
  });
});

describe('a robots.txt as sites write it', () => {
  const line = fc.oneof(
    fc
      .tuple(
        fc.constantFrom(
          'User-agent',
          'user-agent ',
          'Disallow',
          'ALLOW',
          'Crawl-delay',
          'Sitemap',
          'Nonsense',
        ),
        fc.constantFrom(
          '*',
          'Soundbite',
          'soundbite/2.0',
          'GreedyBot',
          '',
          '/',
          '/a',
          '/a*c$',
          '/a/b',
          '7',
          '/b # all',
        ),
      )
      .map(([field, value]) => `${field}: ${value}`),
    fc.constantFrom('', '# words', 'no rule', ': nothing'),
  );

  it('says the same of every address when cut to what concerns this robot', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 25 }),
        fc.constantFrom('/', '/a', '/abc', '/a/b', '/b?a=1'),
        (lines, path) => {
          const text = lines.join('\n');
          const url = new URL(path, 'https://bleat.example');
          const [whole, cut] = [text, boundRobots(text)].map((rules) =>
            parse(`${url.origin}/robots.txt`, rules),
          );
          expect(cut?.isAllowed(boundAddress(url), 'Soundbite')).toBe(
            whole?.isAllowed(url.href, 'Soundbite'),
          );
          expect(cut?.getCrawlDelay('Soundbite')).toBe(whole?.getCrawlDelay('Soundbite'));
        },
      ),
      { numRuns: 500 },
    );
  });
});
