/**
 * Escapes the signs of XML at which tags begin that never end, for the parser would look for the end of each of them
 * through all that follows.
 *
 * A tag ends at the first `>` that stands in no quotation marks, so the same one ends some tags and not others. Read
 * from the end, each sign tells what the one before it needs to know:
 *
 *     <a b="c>      neither: the mark is never closed
 *     <a<a b">">    both: what stands between the marks is passed over
 */
export function escapeEndlessTags(xml: string): string {
  // Whether a tag ends behind here that stands, here, in no marks, in double ones, in single ones.
  let endsBare = false;
  let endsInDouble = false;
  let endsInSingle = false;
  const endless: number[] = [];
  for (let at = xml.length - 1; at >= 0; at -= 1) {
    const sign = xml[at];
    if (sign === '>') endsBare = true;
    else if (sign === '"') [endsBare, endsInDouble] = [endsInDouble, endsBare];
    else if (sign === "'") [endsBare, endsInSingle] = [endsInSingle, endsBare];
    else if (sign === '<' && !endsBare && !isPassedOver(xml, at)) endless.push(at);
  }
  return escapeAt(xml, endless.reverse());
}

/** Where one of these never ends, the parser gives up at once. */
function isPassedOver(xml: string, at: number): boolean {
  return ['</', '<?', '<!--', '<!['].some((opening) => xml.startsWith(opening, at));
}

function escapeAt(xml: string, places: readonly number[]): string {
  const parts = places.map((place, index) => `${xml.slice((places[index - 1] ?? -1) + 1, place)}&lt;`);
  return parts.join('') + xml.slice((places.at(-1) ?? -1) + 1);
}
