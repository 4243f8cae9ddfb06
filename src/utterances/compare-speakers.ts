const marks = /\p{M}+/gu;
const namePart = /[\p{L}\p{N}]+/gu;

/**
 * Compares the names of two speakers as printed. A part of a name is the same person ("Okafor-Lind"), as far as two
 * stories of the same words go; a handle may be anybody's.
 */
export function compareSpeakers(one: string | null, other: string | null): 'same' | 'unknown' | 'different' {
  if (one === null || other === null) return 'unknown';
  if (one === other) return 'same';
  const [partsOfOne, partsOfOther] = [readParts(one), readParts(other)];
  const [shorter, longer] =
    partsOfOne.size <= partsOfOther.size ? [partsOfOne, partsOfOther] : [partsOfOther, partsOfOne];
  if (shorter.size > 0 && [...shorter].every((part) => longer.has(part))) return 'same';
  return one.startsWith('@') || other.startsWith('@') ? 'unknown' : 'different';
}

function readParts(name: string): ReadonlySet<string> {
  const parts = name.normalize('NFKD').replace(marks, '').toLowerCase().match(namePart) ?? [];
  return new Set(parts.filter((part) => part !== 'the'));
}
