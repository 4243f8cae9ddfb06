/** "kay_reyes wrote:", "Kay Reyes said on June 6:", the line over a post in a thread. */
const poster =
  /^[*_]*(?<name>@?[\p{L}\p{N}][\p{L}\p{N}_.-]*(?: \p{Lu}[\p{L}\p{N}_.-]*){0,2}) (?:wrote|writes|said|says|posted|replied|commented)(?: (?:on|at) [^:]{1,40})?:[*_]*\s*$/u;

/** Longer lines are sentences, in characters. */
const lineMax = 90;

/** How much of a line's end may hold its colon, in characters. */
const endingMax = 6;

/** Reads who posted what stands below a line that says only that; null for any other line. */
export function readPoster(line: string): string | null {
  if (line.length > lineMax || !line.includes(':', line.length - endingMax)) return null;
  return poster.exec(line)?.groups?.['name'] ?? null;
}
