/** Whether text begins as JSON does, rather than as a story that happens to begin with a bracket. */
export function looksLikeJson(text: string): boolean {
  return /^[\s\uFEFF]*(?:\{\s*["}]|\[\s*[[{\]"])/.test(text);
}

/**
 * Whether the start of a text is that of JSON lines: its first line is a whole object, or longer than what is seen, or
 * broken but followed by a line that begins another object.
 */
export function looksLikeJsonLines(start: string): boolean {
  const [first = '', second = ''] = start.replace(/^[\s\uFEFF]+/, '').split(/[\r\n]+\s*/, 2);
  if (!first.startsWith('{') || !looksLikeJson(start)) return false;
  return second.startsWith('{') || !start.trim().includes('\n') || isJson(first);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
