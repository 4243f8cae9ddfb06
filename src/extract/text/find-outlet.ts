/** Where copied pages print their outlet, surest first; each holds the name as `name`. */
const places = [
  /^(?:©|\(c\)|copyright)(?:\s*(?:©|copyright))*\s*(?:(?:19|20)\d{2}\s*(?:[-–]\s*(?:19|20)\d{2})?)?\s*(?:by\s+)?(?<name>\p{Lu}[^.,™®|;()]{0,40}?)\s*(?:[.,™®|;(]|all rights|$)/iu,
  /\bsign up (?:here )?for (?:the|our) (?<name>\p{Lu}[^.,—–-]{0,30}?)(?:'s|’s)? (?:daily |weekly |free )?newsletter/u,
  /^more from (?<name>\p{Lu}[^.,:]{1,40})$/iu,
  /^(?<name>\p{Lu}[\p{L}\p{N}'’!&. -]{0,30}?)\s+logo(?:\s*\p{Lu}[\p{L}]*)?$/iu,
];

/** A masthead stands in the first lines, a copyright line in the last. */
const edgeLines = 30;

/** Finds the name of the outlet in its own furniture: the masthead, the newsletter line, the copyright line. */
export function findOutlet(lines: readonly string[]): string | null {
  const edges = [...lines.slice(0, edgeLines), ...lines.slice(edgeLines).slice(-edgeLines)];
  const names = places.map((place) => firstName(edges, place)).filter((name) => name !== null);
  return names[0] ?? null;
}

function firstName(lines: readonly string[], place: RegExp): string | null {
  for (const line of lines) {
    const name = line.match(place)?.groups?.['name']?.trim();
    if (name) return name;
  }
  return null;
}
