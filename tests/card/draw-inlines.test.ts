import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeProblem, renderDiscord } from '../../src/card/index.ts';
import type { Card, Inline } from '../../src/domain.ts';
import { readVisibleText } from './visible-text.ts';

const draw = (...inlines: Inline[]) => {
  const card: Card = { ...composeProblem(''), blocks: [{ kind: 'text', inlines }] };
  const [block] = renderDiscord(card, () => '').components[0].components;
  return block?.type === 10 ? block.content : '';
};
const plain = (text: string): Inline => ({ kind: 'plain', text });
const bold = (text: string): Inline => ({ kind: 'bold', text });
const italic = (text: string): Inline => ({ kind: 'italic', text });
const code = (text: string): Inline => ({ kind: 'code', text });
const link = (text: string, url: string): Inline => ({ kind: 'link', text, url });

describe('pieces of a line in Discord Markdown', () => {
  it.each<[string, Inline[], string]>([
    ['bold inside a word', [plain('un'), bold('believ'), plain('able')], 'un**believ**able'],
    ['neighbours in bold become one', [bold('a'), bold('b')], '**ab**'],
    ['stars in bold', [bold('*a*')], '**\\*a\\***'],
    ['white space stays outside the marks', [bold(' a b '), plain('c')], ' **a b** c'],
    ['bold white space is plain', [bold('  '), plain('c')], '  c'],
    ['bold over two lines', [bold('a\nb')], '**a**\n**b**'],
    ['italics before a letter would not close', [italic('a'), plain('b')], 'ab'],
    ['italics beside bold', [bold('a'), italic('b')], '**a**_b_'],
    ['code', [code('/ask question')], '`/ask question`'],
    ['code with back-ticks is plain', [code('a`b')], 'a\\`b'],
    [
      'a link is not previewed',
      [link('Open', 'https://a.example/b_(c)')],
      '[Open](<https://a.example/b%5F%28c%29>)',
    ],
    [
      'words with brackets stand before their link',
      [link('[Sic]', 'https://a.example/')],
      '\\[Sic\\] [↗](<https://a.example/>)',
    ],
    [
      'words that look like an address',
      [link('https://b.example', 'https://a.example/')],
      'https\\:\\/\\/b.example [↗](<https://a.example/>)',
    ],
    ['an address that is none is left out', [link('Open', 'javascript:alert(1)')], 'Open'],
    ['a time', [{ kind: 'time', instant: '2025-03-11T15:42:00Z', style: 'relative' }], '<t:1741707720:R>'],
    ['a day', [{ kind: 'time', instant: '2025-03-11T00:00:00Z', style: 'day' }], 'March 11, 2025'],
    ['a time that is none', [{ kind: 'time', instant: 'once <t:1>', style: 'date' }], 'once \\<t\\:1\\>'],
  ])('%s', (_, inlines, markdown) => {
    expect(draw(...inlines)).toBe(markdown);
  });

  it('say the same words whatever their formatting', () => {
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 12 });
    const piece = fc.record({ kind: fc.constantFrom('plain', 'bold', 'italic'), text });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const words = pieces.map((one) => one.text).join('');
        fc.pre(words.trim() !== '' && words.length < 100);
        expect(readVisibleText(draw(...pieces))).toBe(words);
      }),
      { numRuns: 2000 },
    );
  });

  it('make nothing active but what they are', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '*',
        '_',
        '~',
        '|',
        '`',
        '<',
        '>',
        '@',
        '#',
        ':',
        '[',
        ']',
        '(',
        ')',
        'a',
        ' ',
        '\\',
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, (first, second) => {
        fc.pre(/\S/.test(first));
        const types = parse(draw(bold(first), plain(second)), 'extended').map(({ type }) => type);
        expect(types.filter((type) => type !== 'text')).toEqual(['strong']);
      }),
      { numRuns: 2000 },
    );
  });
});
