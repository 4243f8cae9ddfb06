/** What a feed holds, each entry as a small feed of its own. */
export interface Salvage {
  readonly feeds: readonly string[];
  /** How many entries there are. */
  readonly count: number;
  /** Whether the last one breaks off. */
  readonly isCutShort: boolean;
}

/** More than any feed in use has; what is beyond is left. */
const ENTRIES_MAX = 2000;

/** Finds the entries of a feed in XML by their tags alone, whatever stands around them. */
export function salvageXmlEntries(text: string): Salvage {
  const root = /<(?:[\w-]+:)?(rss|rdf|feed|channel)(?=[\s>])/i.exec(text)?.[1]?.toLowerCase();
  if (root === undefined) return { feeds: [], count: 0, isCutShort: false };
  const starts = [...text.matchAll(/<((?:[\w-]+:)?(?:item|entry))(?=[\s>])/gi)].slice(0, ENTRIES_MAX);
  const title = /<title[^<>]{0,200}>[^<]{0,500}<\/title>/i.exec(text.slice(0, starts[0]?.index))?.[0] ?? '';
  const pieces = starts.flatMap((start, at) => {
    const tag = start[1] ?? '';
    const next = starts[at + 1]?.index;
    const piece = text.slice(start.index, next);
    const end = piece.search(new RegExp(`</${tag}\\s*>`));
    // Without an end of its own it still ends where the next one begins; the last one is only half there.
    if (end === -1) return next === undefined ? [] : [`${escapeStrays(piece)}</${tag}>`];
    return [`${escapeStrays(piece.slice(0, end))}</${tag}>`];
  });
  const isClosed = /<\/(?:[\w-]+:)?(?:rss|rdf|feed|channel)\s*>/i.test(text.slice(starts.at(-1)?.index));
  return { feeds: pieces.map((piece) => wrap(piece, title)), count: pieces.length, isCutShort: !isClosed };
}

/** Names spaces by their usual prefixes, for those of the feed's own head may be what is broken. */
const RSS =
  '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">';
const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';

function wrap(piece: string, title: string): string {
  const prefix = /^<([\w-]+):entry/i.exec(piece)?.[1];
  if (prefix !== undefined) {
    return `<${prefix}:feed xmlns:${prefix}="http://www.w3.org/2005/Atom">${piece}</${prefix}:feed>`;
  }
  if (/^<entry/i.test(piece)) return `<feed ${ATOM}>${title}${piece}</feed>`;
  return `${RSS}<channel>${title}${piece}</channel></rss>`;
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
