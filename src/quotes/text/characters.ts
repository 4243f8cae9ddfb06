/** What a character is; several may hold at once. */
export const blank = 1;
export const letter = 2;
export const number = 4;
/** A letter in upper case; in title case, as only digraphs are; in lower case. */
export const upper = 8;
export const title = 16;
export const lower = 32;
/** An accent that is a character of its own. */
export const accent = 64;

const classes: readonly (readonly [RegExp, number])[] = [
  [/\s/u, blank],
  [/\p{L}/u, letter],
  [/\p{N}/u, number],
  [/\p{Lu}/u, upper],
  [/\p{Lt}/u, title],
  [/\p{Ll}/u, lower],
  [/\p{M}/u, accent],
];

/** Most scripts with letter case, and general punctuation, stand below. */
const tableEnd = 0x2200;

const table = Uint8Array.from({ length: tableEnd }, (_unused, code) => sort(String.fromCharCode(code)));

function sort(character: string): number {
  let kinds = 0;
  for (const [pattern, kind] of classes) if (pattern.test(character)) kinds |= kind;
  return kinds;
}

/** Says what the character at a place of a text is, as bits; 0 past the ends. A table, as every character is asked for. */
export function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < tableEnd ? (table[code] ?? 0) : kindBeyond(text, at);
}

/** Both halves of a pair are what the pair is. */
function kindBeyond(text: string, at: number): number {
  const isSecondHalf = /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
  const code = text.codePointAt(isSecondHalf ? at - 1 : at);
  return code === undefined ? 0 : sort(String.fromCodePoint(code));
}
