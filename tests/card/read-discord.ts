/**
 * A strict reader of Discord Markdown for tests, written from Discord's published syntax. Where clients differ it
 * takes the most eager one: whatever any client might act upon counts as active.
 */

export interface Reading {
  /** What stands on the screen when nothing is active. */
  readonly text: string;
  /** The syntaxes that were acted upon. */
  readonly active: readonly string[];
}

/** What a client acts upon at a place in the text; escapes are honoured before it is asked. */
const INLINE: Readonly<Record<string, RegExp>> = {
  code: /^`[^`]/,
  'code block': /^```/,
  bold: /^\*\*(?:\\[\s\S]|[^\\])+?\*\*/,
  'italic by star': /^\*(?:\\[\s\S]|[^\\*])+?\*/,
  underline: /^__(?:\\[\s\S]|[^\\])+?__/,
  'italic by line': /^_(?:\\[\s\S]|[^\\_])+?_/,
  strike: /^~~[\s\S]+?~~/,
  spoiler: /^\|\|[\s\S]+?\|\|/,
  'masked link': /^\[[\s\S]*?\]\s*\(/,
  'user mention': /^<@!?\d+>/,
  'role mention': /^<@&\d+>/,
  'channel mention': /^<#\d+>/,
  'command mention': /^<\/[^>]*:\d+>/,
  'custom emoji': /^<a?:\w+:\d+>/,
  timestamp: /^<t:-?\d+(?::\w)?>/,
  navigation: /^<id:[\w-]+(?::\d+)?>/,
  'address in brackets': /^<[^: >]+:\/[^ >]+>/,
  'mail or telephone in brackets': /^<(?:[^ >]+@[^ >]+|\+\d+|tel:|mailto:|sms:)/,
  everyone: /^@(?:everyone|here)/,
  address: /^(?:https?|steam|discord):\/\/[^\s<]/,
  shortcode: /^:[^\s:]+:/,
};

/** What a client acts upon at the start of a line. */
const AT_LINE_START: Readonly<Record<string, RegExp>> = {
  heading: /^[^\S\n]*#{1,3}[^\S\n]/,
  'small print': /^[^\S\n]*-#[^\S\n]/,
  'block quote': /^[^\S\n]*>{1,3}[^\S\n]?/,
  'bullet list': /^[^\S\n]*[-*+][^\S\n]/,
  'numbered list': /^[^\S\n]*\d+[.)][^\S\n]/,
};

/** What Discord's servers look for in the raw text, without regard for backslashes. */
const RAW: Readonly<Record<string, RegExp>> = {
  'raw mention': /<(?:@[!&]?|#)\d+>/,
  'raw invitation': /discord(?:app)?\.(?:gg|com\/invite|new|gift)\//i,
  'raw address': /(?:https?|steam):\/\//i,
};

/** Reads a text as Discord's clients and servers do. */
export function readDiscord(markdown: string): Reading {
  const active = matchAll(RAW, markdown);
  let text = '';
  for (let index = 0; index < markdown.length; ) {
    const rest = markdown.slice(index);
    if (index === 0 || markdown[index - 1] === '\n') active.push(...matchAll(AT_LINE_START, rest));
    const escaped = /^\\([!-/:-@[-`{-~])/.exec(rest)?.[1];
    if (escaped !== undefined) {
      text += escaped;
      index += 2;
    } else {
      active.push(...matchAll(INLINE, rest));
      text += rest[0];
      index += 1;
    }
  }
  return { text, active };
}

function matchAll(patterns: Readonly<Record<string, RegExp>>, text: string): string[] {
  return Object.entries(patterns).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));
}
