import { describe, expect, it } from 'vitest';
import { identifyRequests, readCustomId, requestsOf, writeCustomId } from '../../src/card/index.ts';
import type { Card, CardButton } from '../../src/domain.ts';

const button = (options: Record<string, string>, page: number): CardButton => ({
  kind: 'request',
  label: 'x',
  request: { command: 'ask', options, page },
  disabled: false,
});
const card = (...buttons: CardButton[]): Card => ({ tone: 'answer', blocks: [{ kind: 'buttons', buttons }] });

describe('what a button carries', () => {
  it.each([
    ['sb1:4f00k2:0', { requestId: '4f00k2', page: 0 }],
    ['sb1:a:12', { requestId: 'a', page: 12 }],
    ['sb2:4f00k2:0:b7:3', { requestId: '4f00k2', page: 0, back: { requestId: 'b7', page: 3 } }],
  ])('is written and read again: %s', (customId, press) => {
    expect(writeCustomId(press)).toBe(customId);
    expect(readCustomId(customId)).toEqual(press);
  });

  it.each([
    '',
    'sb1',
    'sb1:abc',
    'sb1:abc:',
    'sb1:abc:-1',
    'sb1:abc:1.5',
    'sb1:abc:01',
    'sb0:abc:1',
    'sb2:abc:1',
    'sb1:ABC:1',
    'sb1:a b:1',
    `sb1:${'a'.repeat(17)}:1`,
    'sb1:abc:1\n',
    'sb1:abc:1234567',
    'sb1:abc:1:abc:1',
    'sb2:abc:1:abc',
    'sb2:abc:1:abc:x',
    'sb2:abc:1:abc:1:abc:1',
    'sb2:abc:1:ABC:1',
  ])('is refused when it is not of this version: %j', (customId) => {
    expect(readCustomId(customId)).toBeNull();
  });

  it('fits into Discord’s 100 characters at its longest', () => {
    const longest = { requestId: 'a'.repeat(16), page: 999_999 };
    expect(writeCustomId({ ...longest, back: longest }).length).toBeLessThanOrEqual(100);
  });

  it('is one kept request for all its pages, however its options are ordered', () => {
    const buttons = [button({ a: '1', b: '2' }, 0), button({ b: '2', a: '1' }, 2), button({ a: '1' }, 1)];
    expect(requestsOf(card(...buttons))).toEqual([
      { command: 'ask', options: { b: '2', a: '1' }, page: 0 },
      { command: 'ask', options: { a: '1' }, page: 0 },
    ]);
  });

  it('is kept once before its card is drawn', async () => {
    const kept: number[] = [];
    const ids = await identifyRequests(
      card(button({ a: '1' }, 0), button({ a: '1' }, 1)),
      async ({ page }) => {
        kept.push(page);
        return `id${kept.length}`;
      },
    );
    expect(kept).toEqual([0]);
    expect(ids({ command: 'ask', options: { a: '1' }, page: 7 })).toBe('id1');
    expect(() => ids({ command: 'ask', options: { a: '2' }, page: 0 })).toThrow('was not kept');
  });
});
