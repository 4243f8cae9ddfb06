import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeDiscord } from '../../src/card/index.ts';
import { readDiscord } from './read-discord.ts';

/** Every syntax that Discord acts upon, whole and in parts that may combine. */
const SYNTAXES = [
  ...['@everyone', '@here', '<@123456789012345678>', '<@!123456789012345678>', '<@&123456789012345678>'],
  ...['<#123456789012345678>', '</quotes:123456789012345678>', '</a b c:123456789012345678>'],
  ...['<id:customize>', '<id:browse>', '<id:guide>', '<id:linked-roles>', '<123456789012345678:customize>'],
  ...['<:name:123456789012345678>', '<a:name:123456789012345678>', ':smile:', ':+1::skin-tone-2:', ':a:b:'],
  ...['<t:1618953630>', '<t:1618953630:R>', '<t:-1:f>'],
  ...[
    '[words](https://example.com)',
    '[words](<https://example.com>)',
    '![words](x)',
    '[a][b]',
    '](',
    '[',
    ']',
    '(',
    ')',
  ],
  ...['https://example.com/a_b*c', 'http://a.b', 'steam://run', 'discord.gg/abc', 'discord.com/invite/abc'],
  ...['<https://example.com>', '<a@example.com>', '<+15551234567>', '<mailto:a@b>', 'www.example.com'],
  ...['# ', '## ', '### ', '#', '-# ', '> ', '>>> ', '>', '- ', '* ', '+ ', '1. ', '12) ', '-', '.'],
  ...['**', '*', '__', '_', '***', '~~', '~', '||', '|', '`', '``', '```', '```js\n'],
  ...[
    '\\',
    '\\\\',
    '\\*',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '¯\\_(ツ)_/¯',
    '😂',
    '👩‍🎤',
    'é',
    '日本',
    'a',
    'word',
    '7',
  ],
];

/** Without control characters, whose replacement has a test of its own. */
const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...SYNTAXES) },
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join('').replace(/(?![\t\n])\p{Cc}|[\u2028\u2029]/gu, ''));

describe('escaped text', () => {
  it.each(SYNTAXES)('shows %j as it stands', (syntax) => {
    expect(readDiscord(escapeDiscord(syntax))).toEqual({ text: syntax, active: [] });
    expect(readWithPackage(escapeDiscord(syntax))).toEqual({ text: widenTabs(syntax), active: [] });
  });

  it('reads exactly as the text did, and nothing in it acts', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(readDiscord(escapeDiscord(words))).toEqual({ text: words, active: [] });
      }),
      { numRuns: 3000 },
    );
  });

  it('reads the same to another reader of Discord Markdown', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(readWithPackage(escapeDiscord(words))).toEqual({ text: widenTabs(words), active: [] });
      }),
      { numRuns: 3000 },
    );
  });

  it('may be put together from pieces', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { text: read, active } = readDiscord(escapeDiscord(one) + escapeDiscord(other));
        expect({ read, active }).toEqual({ read: one + other, active: [] });
      }),
      { numRuns: 3000 },
    );
  });

  it('has no invisible characters that the text did not have', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(escapeDiscord(words).replaceAll('\\', '')).toBe(words.replaceAll('\\', ''));
      }),
    );
  });

  it('leaves prose readable', () => {
    const prose = 'Well, "it\'s over" (for now) – he said on Jan. 3, 2025 - again; 50% off & more!';
    expect(escapeDiscord(prose)).toBe(prose);
  });

  it.each([
    ['a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['bell \u0007 null \u0000 escape \u001b[31m', 'bell ␇ null ␀ escape ␛\\[31m'],
    ['\u009b lone \ud800 half', '\ufffd lone \ufffd half'],
  ])('shows control characters instead of obeying them: %j', (words, shown) => {
    expect(escapeDiscord(words)).toBe(shown);
  });
});

interface Node {
  readonly type: string;
  readonly content?: unknown;
  readonly name?: unknown;
}

/** The package shows a tab as four spaces. */
const widenTabs = (words: string) => words.replaceAll('\t', '    ');

/** Reads with a package that others wrote from Discord's own client; Unicode emoji and line breaks are no formatting. */
function readWithPackage(markdown: string) {
  const nodes: readonly Node[] = parse(markdown, 'extended');
  const words = nodes.map(({ type, content, name }) => {
    if (type === 'br') return '\n';
    return String(type === 'twemoji' ? name : content);
  });
  const active = nodes
    .filter(({ type }) => !['text', 'br', 'twemoji'].includes(type))
    .map(({ type }) => type);
  return { text: words.join(''), active };
}
