/** Characters that show nothing: soft hyphens, zero-width marks, direction marks, stray controls. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g;

/** Gives a printed line as a reader sees it: white space single, unseen characters gone, words untouched. */
export function tidyLine(text: string): string {
  return text
    .replace(unseen, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
