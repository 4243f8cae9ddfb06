const byline =
  /^(?:(?:posted|submitted|written|published|reported|story|words|text|article|reviewed|analysis|interview|opinion|reporting)\s+)?by:?\s+(?<names>\p{Lu}.*)$/iu;
const name =
  /^(?:dr\.? |prof\.? )?\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Lu}[\p{L}'’.-]*|de|da|del|della|di|la|le|van|von|der|den|bin|al)){0,4}$/u;
const wordsMax = 14;

/** Reads the names from a line such as "By Kay Reyes and Jo Lind"; null for any other line. */
export function readByline(line: string): string | null {
  const names = byline.exec(line.trim())?.groups?.['names'];
  if (names === undefined || line.split(/\s+/).length > wordsMax || !/^\p{Lu}/u.test(names)) return null;
  const bare = names
    .replace(/\s*(?:[|•·—–]|\s-\s|\bon\b|\bpublished\b|\bupdated\b|\d).*$/iu, '')
    .replace(/[,.\s-]+$/, '');
  return splitNames(bare).every((person) => name.test(person)) ? bare : null;
}

/** What stands beside names in boxes about authors, and looks like one. */
const notNames =
  /\b(?:about|all|articles?|authors?|by|follow|latest|more|our|posts?|profile|read|related|view)\b/i;

/** Reads a line that holds nothing but full names, such as "Kay Reyes and Jo Lind"; null for any other. */
export function readFullNames(line: string): string | null {
  const isFullName = (person: string) => name.test(person) && /\s/.test(person) && !notNames.test(person);
  const names = line.trim();
  return names.split(/\s+/).length <= wordsMax && splitNames(names).every(isFullName) ? names : null;
}

/** Parts the names of a line from each other. */
export function splitNames(names: string): readonly string[] {
  return names.split(/\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+/);
}
