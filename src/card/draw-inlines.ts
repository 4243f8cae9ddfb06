import type { Inline, TimeStyle } from '../domain.ts';
import { escapeDiscord } from './escape-discord.ts';
import { readInline, readInstant } from './inline.ts';
import { closeDirections } from './neutralise-controls.ts';

/** Draws pieces of a line in Discord Markdown; their words read exactly as they stand. */
export function drawInlines(inlines: readonly Inline[]): string {
  const merged = mergeAlike(inlines);
  return closeDirections(merged.map((inline, index) => drawInline(inline, merged[index + 1])).join(''));
}

/** Joins neighbours of one kind, because `**a****b**` would not be bold, and drops empty pieces. */
function mergeAlike(inlines: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    if ('text' in inline && inline.text === '') continue;
    const last = merged.at(-1);
    if (last !== undefined && last.kind === inline.kind && 'text' in last && last.kind !== 'link') {
      merged[merged.length - 1] = { kind: last.kind, text: last.text + readInline(inline) };
    } else {
      merged.push(inline);
    }
  }
  return merged;
}

function drawInline(inline: Inline, next: Inline | undefined): string {
  switch (inline.kind) {
    case 'plain':
      return escapeDiscord(inline.text);
    case 'bold':
      return drawEmphasis(inline.text, '**');
    case 'italic':
      // `_` would not close before a letter, and `*` would run into the stars of bold print beside it.
      return /^\w/.test(next === undefined ? '' : readInline(next))
        ? escapeDiscord(inline.text)
        : drawEmphasis(inline.text, '_');
    case 'code':
      return drawCode(inline.text);
    case 'link':
      return drawLink(inline.text, inline.url);
    case 'time':
      return drawTime(inline.instant, inline.style);
  }
}

/** White space and line breaks stay outside the marks, where Discord leaves them alone. */
function drawEmphasis(text: string, mark: string): string {
  return escapeDiscord(text).replace(/\S(?:[^\n]*\S)?/g, (words) => mark + words + mark);
}

/** Inside back-ticks nothing can be escaped, so words with back-ticks of their own are shown as plain ones. */
function drawCode(text: string): string {
  return /^[^`\n]*[^`\s][^`\n]*$/.test(text) ? `\`${text}\`` : escapeDiscord(text);
}

/**
 * Discord does not know escaped brackets in a masked link's words and refuses words that look like an address;
 * such words are shown plainly and a short link stands after them.
 */
function drawLink(text: string, url: string): string {
  const address = encodeForMaskedLink(url);
  if (address === null) return escapeDiscord(text);
  const words = text.replace(/\s+/g, ' ').trim();
  const cannotBeMasked = words === '' || /[[\]]|\w:\/|https?:|www\./i.test(words);
  return cannotBeMasked
    ? `${escapeDiscord(text)} [↗](<${address}>)`
    : `[${escapeDiscord(words)}](<${address}>)`;
}

/** The angle brackets around the address keep Discord from previewing it; what would end it early is encoded. */
function encodeForMaskedLink(url: string): string | null {
  if (!/^https?:\/\//i.test(url)) return null;
  return url.replace(/[\s<>()[\]\\"'`*_~|]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x80
      ? `%${code.toString(16).toUpperCase().padStart(2, '0')}`
      : encodeURIComponent(character);
  });
}

const TIME_STYLES = { date: 'D', datetime: 'f', relative: 'R' } as const;

// As Discord writes `<t:…:D>` to those who read it in English.
const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** Discord shows a time in each reader's own zone and language, and so cannot show a day that has no hour. */
function drawTime(instant: string, style: TimeStyle): string {
  const time = readInstant(instant);
  if (time === null) return escapeDiscord(instant);
  if (style === 'day') return DAY.format(time);
  return `<t:${Math.floor(time.getTime() / 1000)}:${TIME_STYLES[style]}>`;
}
