import { neutraliseControls } from './neutralise-controls.ts';

/**
 * Escapes text so that Discord shows it exactly as it stands: no formatting, mention, link, emoji or time comes
 * of it, and nothing is dropped. Lines stay lines.
 *
 * Backslashes alone do it; no zero-width character is put in. Discord takes a backslash away before any ASCII
 * punctuation and shows what follows as it is. That also covers what has no Markdown of its own: `\:` takes the
 * scheme from an address and the first colon from a `:shortcode:`, `\/` takes an invitation (`discord.gg/…`)
 * apart, and `\@` takes the ping from `@everyone`.
 */
export function escapeDiscord(text: string): string {
  return neutraliseControls(text).replace(ACTIVE_ANYWHERE, '\\$&').replace(ACTIVE_AT_LINE_START, '$1\\$2');
}

/**
 * Code, emphasis, strike, spoiler, masked links, mentions and times, `@everyone`, headings, addresses and emoji.
 * `>` closes what `<` opens and begins block quotes; `#` begins headings and follows `-` in small print.
 */
const ACTIVE_ANYWHERE = /[\\`*_~|[\]<>@#:/]/g;

/** `- ` and `1. ` begin lists, but hyphens and full stops elsewhere are far too common to be escaped in vain. */
const ACTIVE_AT_LINE_START = /^([^\S\n]*\d*)([-+.)])/gm;
