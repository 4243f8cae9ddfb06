/** Whether text begins as JSON does, rather than as a story that happens to begin with a bracket. */
export function looksLikeJson(text: string): boolean {
  return /^[\s\uFEFF]*(?:\{\s*["}]|\[\s*[[{\]"])/.test(text);
}

/**
 * Whether the start of a text is that of JSON lines: an object on the first line, whole or broken, and more after it.
 * One object alone, be it on one line, is a story of its own.
 */
export function looksLikeJsonLines(start: string): boolean {
  const [first = '', second = ''] = start.replace(/^[\s\uFEFF]+/, '').split(/[\r\n]+\s*/, 2);
  if (!first.startsWith('{') || !looksLikeJson(start)) return false;
  return second.startsWith('{') || (second !== '' && isJson(first));
}

/** Whether the start of a text is long enough for the above. */
export function showsSecondLine(start: Buffer): boolean {
  const text = start.toString('latin1');
  return !/^[\s\xEF\xBB\xBF]*\{/.test(text) || /[\r\n]\s*\S/.test(text.trimStart());
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
