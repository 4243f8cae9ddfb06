import type { Salvage } from './salvage-xml-entries.ts';

/** Letters looked at in all: a broken entry costs a look to the end for each object within it. */
const LETTERS_MAX = 20_000_000;

/** Finds the entries of a JSON feed by their braces alone, up to where it breaks off or is damaged. */
export function salvageJsonEntries(text: string): Salvage {
  const list = /"items"\s*:\s*\[/.exec(text);
  const start = list === null ? text.length : list.index + list[0].length;
  const title = /"title"\s*:\s*("(?:[^"\\]|\\.){0,500}")/.exec(text.slice(0, start))?.[1] ?? '""';
  const entries = findObjects(tidyControls(text.slice(start)));
  return {
    entries,
    begun: entries.length,
    compose: (some) =>
      `{"version":"https://jsonfeed.org/version/1.1","title":${title},"items":[${some.join(',')}]}`,
    isCutShort: parse(text) === undefined,
  };
}

/** Line breaks within words are no JSON, and outside of them they mean nothing. */
function tidyControls(json: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return json.replace(/[\0-\x1f]/g, ' ');
}

/** Lists the objects of a list as JSON; where one is broken, those that follow it are still found. */
function findObjects(list: string): readonly string[] {
  const objects: string[] = [];
  let from = list.indexOf('{');
  let lettersLeft = LETTERS_MAX;
  while (from !== -1 && lettersLeft > 0) {
    const end = findEnd(list, from);
    lettersLeft -= Math.min((end === -1 ? list.length : end) - from, OBJECT_LENGTH_MAX);
    const entries = end === -1 ? [] : listEntriesIn(parse(list.slice(from, end)));
    objects.push(...entries.map((entry) => JSON.stringify(entry)));
    // An object that breaks off may have swallowed the beginning of the next.
    from = list.indexOf('{', entries.length > 0 ? end : from + 1);
  }
  return objects;
}

/** Deeper than entries hold anything. */
const DEPTH_MAX = 50;

/** Lists an entry and those that it took for its own because a bracket before them is missing. */
function listEntriesIn(value: unknown, depth = 0): readonly object[] {
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return [];
  const inner = Object.values(value).flatMap((one) => listEntriesIn(one, depth + 1));
  return looksLikeEntry(value) ? [value, ...inner] : inner;
}

/** Authors and attachments have addresses too. */
function looksLikeEntry(value: object): boolean {
  const hasName = 'id' in value || 'url' in value || 'external_url' in value;
  const hasWords =
    'title' in value || 'content_html' in value || 'content_text' in value || 'summary' in value;
  return hasName && hasWords && !('mime_type' in value);
}

/** Longer than any story; a brace that is never closed is not looked for through megabytes. */
const OBJECT_LENGTH_MAX = 1_000_000;

/** Finds where the object that begins at `from` ends; -1 when it does not. */
function findEnd(text: string, from: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length && at - from < OBJECT_LENGTH_MAX; at += 1) {
    const letter = text[at];
    if (isQuoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** Gives `undefined` for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
