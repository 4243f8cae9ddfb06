/** "kay_reyes wrote:", "Kay Reyes said on June 6:", the line over a post in a thread. */
const poster =
  /^[*_]*(?<name>@?[\p{L}\p{N}][\p{L}\p{N}_.-]*(?: \p{Lu}[\p{L}\p{N}_.-]*){0,2}) (?:wrote|writes|said|says|posted|replied|commented)(?: (?:on|at) [^:]{1,40})?:[*_]*\s*$/u;

/** Longer lines are sentences, in characters. */
const lineMax = 90;

/** Reads who posted what stands below a line that says only that; null for any other line. */
export function readPoster(line: string): string | null {
  return line.length > lineMax ? null : (poster.exec(line)?.groups?.['name'] ?? null);
}
