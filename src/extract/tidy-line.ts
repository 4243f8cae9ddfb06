// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const controls = /[\u0000-\u0008\u000e-\u001f\u007f\ufeff]/g;
const unseen = /[\s\u00ad\u200b\u2060]/;

/**
 * Gives a printed line as a reader sees it: white space single, control characters gone. Within the line the words stay
 * letter for letter, soft hyphens and zero-width spaces included, so that a quotation is found on the page again.
 */
export function tidyLine(text: string): string {
  return cutUnseenEdges(text.replace(controls, '').replace(/\s+/g, ' '));
}

/** Letter by letter from the end: a pattern would try the end of the line anew from each of a hundred thousand in its midst. */
function cutUnseenEdges(line: string): string {
  const start = line.search(/[^\s\u00ad\u200b\u2060]/);
  let end = line.length;
  while (end > start && unseen.test(line.charAt(end - 1))) end -= 1;
  return start < 0 ? '' : line.slice(start, end);
}
