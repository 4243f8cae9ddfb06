import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeStory, renderDiscord, renderTerminal } from '../../src/card/index.ts';
import { anyCharacter } from '../any-character.ts';
import { findLimitBreaches } from '../discord-limits.ts';
import { makeIds, makeKept, makeStory } from './samples.ts';

function composeWith(image: string | null, title = 'A Goat Retires', count = 0) {
  const request = { command: 'story', options: {}, page: 0 };
  return composeStory({
    story: makeStory({ title }),
    image,
    quotations: Array.from({ length: count }, () => makeKept(['“«I was never asked,»” Reyes said.'])),
    paging: { request, limit: 50, total: count },
    others: [],
  });
}

/** Gives the pictures of a message. */
function picturesOf(image: string | null, title?: string, count?: number) {
  const message = renderDiscord(composeWith(image, title, count), makeIds);
  expect(findLimitBreaches(message)).toEqual([]);
  return message.components[0].components.flatMap((block) =>
    block.type === 9 && block.accessory.type === 11 ? [block.accessory] : [],
  );
}

describe('the picture of a story', () => {
  it('stands beside its headline, and says what it is to whoever cannot see it', () => {
    expect(picturesOf('https://crumb.example/goat.jpg')).toEqual([
      {
        type: 11,
        media: { url: 'https://crumb.example/goat.jpg' },
        description: 'Picture of the story “A Goat Retires”',
      },
    ]);
  });

  it.each([
    ['none', null],
    ['one that is not secure', 'http://crumb.example/goat.jpg'],
    ['what is no address', 'goat.jpg'],
    ['a picture in the address itself', 'data:image/png;base64,AAAA'],
    ['a script', 'javascript:alert(1)'],
    ['another port', 'https://crumb.example:8443/goat.jpg'],
    ['a name and password', 'https://a:b@crumb.example/goat.jpg'],
    ['a number for a host', 'https://192.168.0.1/goat.jpg'],
    ['a number in disguise', 'https://0xc0a80001/goat.jpg'],
    ['a number of the new kind', 'https://[::1]/goat.jpg'],
    ['this machine', 'https://localhost/goat.jpg'],
    ['a name of the house', 'https://router/goat.jpg'],
    ['a machine of the network', 'https://printer.local/goat.jpg'],
    ['an address longer than Discord takes', `https://crumb.example/${'a'.repeat(2048)}`],
  ])('is left out: %s', (_what, image) => {
    expect(picturesOf(image)).toEqual([]);
  });

  it('gives way where the card would be more than one message holds', () => {
    expect(picturesOf('https://crumb.example/goat.jpg', 'A Goat', 3)).toHaveLength(1);
    expect(picturesOf('https://crumb.example/goat.jpg', 'A Goat', 50)).toHaveLength(0);
  });

  it('is told in words that Discord takes, whatever the headline', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 2000 }), (title) => {
        for (const { description } of picturesOf('https://crumb.example/goat.jpg', title)) {
          expect(description).not.toMatch(/[\p{Cc}\p{Surrogate}]/u);
          expect(description.length).toBeLessThan(300);
        }
      }),
    );
  });

  it('is not shown in a terminal', () => {
    const drawn = renderTerminal(composeWith('https://crumb.example/goat.jpg'), { colour: false, width: 80 });
    expect(drawn).not.toContain('goat.jpg');
  });
});
