import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeDiscord } from '../../src/card/index.ts';
import { type MarkdownNode, parseMarkdown } from '../../src/playground/page/parse-markdown.ts';

/** Writes parsed Markdown as nested brackets: `**a** b` is `strong(a) b`. */
function outline(nodes: readonly MarkdownNode[]): string {
  return nodes.map(outlineNode).join('');
}

function outlineNode({
  type,
  content,
  items,
  target,
  timestamp,
  format,
  level,
  name,
  ordered,
}: MarkdownNode): string {
  if (type === 'text') return String(content);
  if (type === 'twemoji') return String(name);
  if (type === 'br' || type === 'newline') return '⏎';
  const label = [type, level, ordered && 'ordered', target, timestamp, format, name]
    .filter(Boolean)
    .join(' ');
  const inside = typeof content === 'string' ? content : outline(content ?? []);
  return `${label}(${items === undefined ? inside : items.map(outline).join('|')})`;
}

describe('Discord Markdown is read as Discord reads it', () => {
  it.each([
    ['**bold** *italic* _italic_', 'strong(bold) em(italic) em(italic)'],
    [
      '__under__ ~~struck~~ `code` ||spoiler||',
      'underline(under) strikethrough(struck) inlineCode(code) spoiler(spoiler)',
    ],
    ['> one\n> two\nafter', 'blockQuote(one⏎two⏎)after'],
    ['# One\n## Two\n### Three\n#### Four', 'heading 1(One)heading 2(Two)heading 3(Three)#### Four'],
    ['-# small\n-# smaller\nplain', 'subtext(small)subtext(smaller)plain'],
    ['> quote\n-# small', 'blockQuote(quote⏎)subtext(small)'],
    ['> quote\n### Heading', 'blockQuote(quote⏎)heading 3(Heading)'],
    ['- a\n- b\nafter', 'list(a|b)after'],
    ['1. a\n2. b', 'list ordered(a|b)'],
    ['- a\n  - b', 'list(a⏎list(b))'],
    ['- a\n-# small', 'list(a)subtext(small)'],
    ['a - b', 'a - b'],
    ['-5 degrees', '-5 degrees'],
    ['[words](https://a.example/b)', 'link https://a.example/b(words)'],
    ['[words](<https://a.example/b#:~:text=c>)', 'link https://a.example/b#:~:text=c(words)'],
    ['<t:1700000000:R> <t:1700000000>', 'timestamp 1700000000 R() timestamp 1700000000()'],
    ['\\*not\\* \\# \\> \\- 1\\. \\[a\\](b)', '*not* # > - 1. [a](b)'],
    ['```js\ncode\n```', 'codeBlock(code)'],
  ])('%j', (source, expected) => {
    expect(outline(parseMarkdown(source))).toBe(expected);
  });
});

describe('words that were escaped for Discord', () => {
  const piece = fc.constantFrom(
    ...[...'*_~`|>#-+1.)([]<@&!:/\\ \n\tab“”é😀'],
    '**',
    '-# ',
    '> ',
    '>>> ',
    '# ',
    '- ',
    '1. ',
    '||',
    '```',
    '@everyone',
    '<@123456789012345678>',
    '<t:1:R>',
    '[a](https://b.example)',
    'https://c.example/d_e_f',
    '¯\\_(ツ)_/¯',
  );

  it('read exactly as they stood, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
        (words) => {
          const shown = outline(parseMarkdown(escapeDiscord(words)));
          // The library writes a tabulator as four spaces; Discord, like every page, shows both as white space.
          expect(shown.replaceAll('⏎', '\n').replace(/\s+/g, ' ')).toBe(words.replace(/\s+/g, ' '));
        },
      ),
      { numRuns: 500 },
    );
  });
});
