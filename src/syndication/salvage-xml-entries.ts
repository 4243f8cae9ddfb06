/** The whole entries of a feed, cut out of it. */
export interface Salvage {
  readonly entries: readonly string[];
  /** How many entries the feed begins, whole or not: a reading that has fewer lost some. */
  readonly begun: number;
  /** Makes a sound feed of some of them. */
  readonly compose: (entries: readonly string[]) => string;
  /** Whether the feed breaks off. */
  readonly isCutShort: boolean;
}

/** More than any feed in use has; what is beyond is left. */
const ENTRIES_MAX = 2000;

/** Finds the entries of a feed in XML by their tags alone, whatever stands around them. */
export function salvageXmlEntries(text: string): Salvage {
  const root = /<(?:[\w-]+:)?(rss|rdf|feed|channel)(?=[\s>])/i.exec(text)?.[1]?.toLowerCase();
  if (root === undefined) return { entries: [], begun: 0, compose: () => '', isCutShort: false };
  const starts = [...hideRawText(text).matchAll(/<((?:[\w-]+:)?(?:item|entry))(?=[\s>])/gi)].slice(
    0,
    ENTRIES_MAX,
  );
  const title = /<title[^<>]{0,200}>[^<]{0,500}<\/title>/i.exec(text.slice(0, starts[0]?.index))?.[0] ?? '';
  const whole = starts.flatMap((start, at) => {
    const tag = start[1] ?? '';
    const next = starts[at + 1]?.index;
    const piece = text.slice(start.index, next);
    const end = piece.search(new RegExp(`</${tag}\\s*>`));
    // Without an end of its own it still ends where the next one begins; the last one is only half there.
    if (end === -1) return next === undefined ? [] : [`${escapeStrays(piece)}</${tag}>`];
    return [`${escapeStrays(piece.slice(0, end))}</${tag}>`];
  });
  // One without an element in it says nothing.
  const pieces = whole.filter((piece) => /^<[^>]*>[^<]*<\w/.test(piece));
  const isClosed = /<\/(?:[\w-]+:)?(?:rss|rdf|feed|channel)\s*>/i.test(text.slice(starts.at(-1)?.index));
  return {
    entries: pieces,
    begun: starts.length,
    compose: (entries) => wrap(entries, title),
    isCutShort: !isClosed,
  };
}

const rawKinds = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
] as const;

/**
 * Puts blanks in place of raw text and comments: a story may write of tags. Where a section seems to hold another, its
 * end is missing, and what it holds are the entries behind it.
 */
function hideRawText(text: string): string {
  return rawKinds.reduce((rest, [open, close]) => {
    const parts: string[] = [];
    let at = 0;
    let end = -1;
    for (;;) {
      const start = rest.indexOf(open, at);
      // Looked for once, however many sections begin before it.
      if (start > end) end = rest.indexOf(close, start);
      if (start === -1 || end === -1) break;
      const next = rest.indexOf(open, start + 1);
      const hasAnother = next !== -1 && next < end;
      const stop = hasAnother ? start + open.length : end + close.length;
      parts.push(rest.slice(at, start), hasAnother ? open : ' '.repeat(stop - start));
      at = stop;
    }
    return parts.join('') + rest.slice(at);
  }, text);
}

/** Names spaces by their usual prefixes, for those of the feed's own head may be what is broken. */
const RSS =
  '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">';
const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';

function wrap(entries: readonly string[], title: string): string {
  const [first = ''] = entries;
  const all = entries.join('\n');
  const prefix = /^<([\w-]+):entry/i.exec(first)?.[1];
  if (prefix !== undefined) {
    return `<${prefix}:feed xmlns:${prefix}="http://www.w3.org/2005/Atom">${all}</${prefix}:feed>`;
  }
  if (/^<entry/i.test(first)) return `<feed ${ATOM}>${title}${all}</feed>`;
  return `${RSS}<channel>${title}${all}</channel></rss>`;
}

/** Escapes what opens no tag, and drops the sections of raw text that are never closed. */
function escapeStrays(piece: string): string {
  const opened = piece.lastIndexOf('<![CDATA[');
  const isClosed = opened === -1 || piece.indexOf(']]>', opened) !== -1;
  const closed = isClosed
    ? piece
    : piece.slice(0, opened) + piece.slice(opened).replace('<![CDATA[', '').replace(/</g, '&lt;');
  return closed.replace(/<(?![\w/!?])/g, '&lt;');
}
