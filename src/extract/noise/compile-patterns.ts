/** Tells whether a whole line fits one of a list's patterns. */
export type LineTest = (line: string) => boolean;

/**
 * Compiles the small pattern language of `data/lexicons/noise-*.txt` to one test of whole lines:
 * `…` is any words, `(a|b)` a choice, `(a)?` something that may be missing, `{number}` digits,
 * `{outlet}` the outlet's name. Case, the style of apostrophes and closing punctuation do not count.
 *
 * @example compilePatterns(['read next: …'], null)('READ NEXT: Ten goats') // true
 */
export function compilePatterns(patterns: readonly string[], outlet: string | null): LineTest {
  const usable = patterns.filter((pattern) => outlet !== null || !pattern.includes('{outlet}'));
  const sources = usable.map((pattern) => toSource(foldLine(pattern), foldLine(outlet ?? '')));
  const whole = new RegExp(`^(?:${sources.join('|')})$`, 'u');
  return (line) => line.length <= lineLengthMax && whole.test(bracketLine(foldLine(line)));
}

/** No noise is longer; the limit keeps patterns with several `…` from taking long over one endless line. */
const lineLengthMax = 800;

const token = /\{number\}|\{outlet\}|^… | … | …$|…|\)\?|[(|)]|./gsu;

function toSource(pattern: string, outlet: string): string {
  return pattern.replace(token, (part) => {
    switch (part) {
      case '{number}':
        return '[0-9]+';
      case '{outlet}':
        return escapeLetters(bracketLine(outlet));
      case '… ':
        return '(?:.* )?';
      case ' … ':
        return ' (?:.* )?';
      case ' …':
        return ' .+';
      case '…':
        return '.*';
      case '(':
        return '(?:';
      case '|':
      case ')':
      case ')?':
        return part;
      default:
        return escapeLetters(part);
    }
  });
}

function escapeLetters(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Round brackets are the language's own, so on the page's side they are written as square ones. */
function bracketLine(line: string): string {
  return line.replaceAll('(', '[').replaceAll(')', ']');
}

function foldLine(line: string): string {
  return line
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.!»›>:]+$/u, '');
}
