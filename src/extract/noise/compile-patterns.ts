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
  const isOwn = (pattern: string) => pattern.includes('{outlet}');
  const general = compileGeneral(patterns.filter((pattern) => !isOwn(pattern)));
  // No line is long enough to name such an outlet, and no pattern would compile with it.
  if (outlet === null || outlet.length > lineLengthMax || !patterns.some(isOwn)) return general;
  const own = compileFor(patterns.filter(isOwn), outlet);
  return (line) => general(line) || own(line);
}

/** Most patterns are the same for all outlets; compiled again for each they would cost more than all lines. */
const compiledGeneral = new Map<string, LineTest>();

function compileGeneral(patterns: readonly string[]): LineTest {
  const key = patterns.join('\n');
  const known = compiledGeneral.get(key) ?? compileFor(patterns, '');
  compiledGeneral.set(key, known);
  return known;
}

function compileFor(patterns: readonly string[], outlet: string): LineTest {
  const usable = patterns.map((pattern) => foldLine(pattern));
  const compile = (some: readonly string[]) =>
    new RegExp(`^(?:${some.map((pattern) => toSource(pattern, foldLine(outlet))).join('|')})$`, 'u');
  // What may begin with any words is tried at every letter of a line, so only on lines that hold its own words.
  const open = usable.filter((pattern) => pattern.startsWith('…') && findNeedle(pattern) !== '');
  const whole = compile(usable.filter((pattern) => !open.includes(pattern)));
  const parts = open.map((pattern) => ({ needle: findNeedle(pattern), form: compile([pattern]) }));
  return (line) => {
    if (line.length > lineLengthMax) return false;
    const folded = foldOnce(line);
    return (
      whole.test(folded) || parts.some(({ needle, form }) => folded.includes(needle) && form.test(folded))
    );
  };
}

/** Gives the longest words that every line of a pattern holds; '' where there are none to speak of. */
function findNeedle(pattern: string): string {
  const pieces = pattern.replace(/\([^()]*\)\??/g, '…').split(/…|\{[^}]*\}/);
  const longest = pieces.reduce(
    (best, piece) => (piece.trim().length > best.length ? piece.trim() : best),
    '',
  );
  return longest.length >= needleLengthMin && !/[()|?]/.test(longest) ? longest : '';
}

/** Shorter ones stand in every other line. */
const needleLengthMin = 3;

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

/** One line is held against list after list. */
let foldedLast = { line: '', folded: '' };

function foldOnce(line: string): string {
  if (line !== foldedLast.line) foldedLast = { line, folded: bracketLine(foldLine(line)) };
  return foldedLast.folded;
}

function foldLine(line: string): string {
  return line
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.!»›>:]+$/u, '');
}
