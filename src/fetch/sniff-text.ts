/** Whether text begins as an HTML page does. */
export function looksLikeHtml(text: string): boolean {
  const start = text.slice(0, 4000).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
  return /^\s*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|main|article|section|div|h[1-6]|p)\b/i.test(
    start,
  );
}

/** Whether text begins as a feed does: RSS, RDF, Atom or JSON Feed. */
export function looksLikeFeed(text: string): boolean {
  const start = text.slice(0, 4000);
  if (/^\s*\{/.test(start)) return /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\/version/i.test(start);
  const root = start.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!doctype[^[>]*(?:\[[\s\S]*?\]\s*)?>/gi, '');
  return /^\s*<(?:rss|rdf:RDF|feed|channel|atom:feed)\b/i.test(root);
}

/** Whether decoded text was no text at all: it holds NUL, or more than a few other control characters. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 16_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return sample.includes('\0') || controls > sample.length / 100;
}
