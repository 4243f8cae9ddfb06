const byline =
  /^(?:(?:posted|written|published|reported|story|words|text|article|reviewed)\s+)?by:?\s+(?<names>\p{Lu}.*)$/iu;
const name =
  /^(?:dr\.? |prof\.? )?\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Lu}[\p{L}'’.-]*|de|da|del|della|di|la|le|van|von|der|den|bin|al)){0,4}$/u;
const wordsMax = 14;

/** Reads the names from a line such as "By Kay Reyes and Jo Lind"; null for any other line. */
export function readByline(line: string): string | null {
  const names = byline.exec(line.trim())?.groups?.['names'];
  if (names === undefined || line.split(/\s+/).length > wordsMax || !/^\p{Lu}/u.test(names)) return null;
  const bare = names
    .replace(/\s*(?:[|•·—–]|\bon\b|\bpublished\b|\bupdated\b|\d).*$/iu, '')
    .replace(/[,.\s-]+$/, '');
  const people = bare.split(/\s*,\s*|\s+(?:and|&)\s+/);
  return people.length > 0 && people.every((person) => name.test(person)) ? bare : null;
}
