import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

type ParserRule = Parameters<typeof SimpleMarkdown.parserFor>[0][string];

/** A piece of parsed Discord Markdown; which fields are there depends on `type`. */
export interface MarkdownNode {
  readonly type: string;
  readonly content?: string | readonly MarkdownNode[];
  readonly items?: readonly (readonly MarkdownNode[])[];
  readonly ordered?: boolean;
  readonly start?: number;
  readonly level?: number;
  readonly target?: string;
  readonly timestamp?: string;
  readonly format?: string;
  readonly name?: string;
  readonly id?: string;
}

const { list } = SimpleMarkdown.defaultRules;
const { heading, subtext, ...otherRules } = rulesExtended;

// As in Discord, a list ends at the first line that is neither an item nor indented.
const listPattern = /^( *)([*-]|\d+\.) [\s\S]+?(?:\n(?! )(?!\1(?:[*-]|\d+\.) )|$)/;

// The library leaves lists out, and misses a heading or subtext that follows a block quote.
const parser = SimpleMarkdown.parserFor({
  ...otherRules,
  heading: atLineStart(heading, /^(#{1,3}) +([^\n]+?)(?:\n|$)/),
  subtext: atLineStart(subtext, /^-# +([^\n]+?)(?:\n|$)/),
  list: atLineStart(list, listPattern),
});

/** Parses Discord Markdown as it is read in a text display, where masked links are allowed. */
export function parseMarkdown(source: string): readonly MarkdownNode[] {
  return parser(source, { inline: true });
}

function atLineStart(rule: ParserRule | undefined, pattern: RegExp): ParserRule {
  if (rule === undefined) throw new Error('The Markdown library has renamed a rule.');
  return {
    ...rule,
    match: (source, _state, previous) => (/^$|\n *$/.test(previous) ? pattern.exec(source) : null),
  };
}
