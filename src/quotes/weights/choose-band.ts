/** Gives the name of the first band whose upper end, inclusive, a number does not pass; else the name of what is beyond. */
export function chooseBand(
  value: number,
  bands: readonly (readonly [max: number, name: string])[],
  beyond: string,
): string {
  for (const band of bands) if (value <= band[0]) return band[1];
  return beyond;
}
