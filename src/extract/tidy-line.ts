// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const controls = /[\u0000-\u0008\u000e-\u001f\u007f\ufeff]/g;
const unseenEdges = /^[\s\u00ad\u200b\u2060]+|[\s\u00ad\u200b\u2060]+$/g;

/**
 * Gives a printed line as a reader sees it: white space single, control characters gone. Within the line the words stay
 * letter for letter, soft hyphens and zero-width spaces included, so that a quotation is found on the page again.
 */
export function tidyLine(text: string): string {
  return text.replace(controls, '').replace(/\s+/g, ' ').replace(unseenEdges, '');
}
