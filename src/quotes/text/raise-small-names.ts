import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Token } from './story-text.ts';

/**
 * Takes small words for the names that they are, wherever they stand: "doughlene", "d4vd". Where a word stands alone
 * beside what is quoted and a verb of speech ("“…,” doughlene wrote") or before "who" ("answered by doughlene, who"),
 * somebody bears it.
 */
export function raiseSmallNames(
  paragraphs: readonly (readonly Token[])[],
  lexicons: Lexicons,
): readonly (readonly Token[])[] {
  const names = new Set(paragraphs.flatMap((tokens) => findSmallNames(tokens, lexicons)));
  if (names.size === 0) return paragraphs;
  return paragraphs.map((tokens) =>
    tokens.map((token) =>
      token.kind === 'word' && names.has(token.text) ? { ...token, isCapital: true } : token,
    ),
  );
}

function findSmallNames(tokens: readonly Token[], lexicons: Lexicons): string[] {
  const names: string[] = [];
  for (let at = 1; at < tokens.length; at += 1)
    if (isNamed(tokens, at, lexicons)) names.push(tokens[at]?.text ?? '');
  return names;
}

/** Shorter words are no names; as `isUnknown` reads them, in letters. */
const lettersMin = 3;

function isNamed(tokens: readonly Token[], at: number, lexicons: Lexicons): boolean {
  const word = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  // What looks at the word alone and at signs comes first, as every word is asked for.
  if (word?.kind !== 'word' || word.isCapital || before === undefined || after === undefined) return false;
  if (word.lower.length < lettersMin) return false;
  const earlier = at === 1 ? undefined : tokens[at - 2];
  const isOdd = isSpelledOddly(word);
  const isSpeaker =
    ((isOdd || isQuoted(before, earlier)) && speaks(after, lexicons)) ||
    (isOdd && speaks(before, lexicons)) ||
    // "answered by doughlene, who"
    (after.text === ',' &&
      tokens[at + 2]?.lower === 'who' &&
      before.lower === 'by' &&
      lexicons.cueForms.has(earlier?.lower ?? '')) ||
    // "who goes by doughlene"
    (opensName.has(before.lower) && bearing.test(`${earlier?.lower} ${before.lower}`));
  return isSpeaker && isUnknown(word, lexicons);
}

const speaks = ({ lower }: Token, { cueForms }: Lexicons) => cueForms.get(lower)?.form === 'finite';

/** The last words of what `bearing` finds. */
const opensName = new Set(['by', 'as', 'username', 'handle']);

const bearing =
  /^(?:(?:goes|went|going) by|(?:posts|posting|streams|streaming|tweets|writes) as)$| (?:username|handle)$/;

const isQuoted = (before: Token, earlier: Token | undefined) =>
  before.kind === 'run' || (before.text === ',' && earlier?.kind === 'run');

/** "d4vd", which no list need tell from a word. */
const isSpelledOddly = ({ text }: Token) => /\d/.test(text) && /\p{Ll}{2}/u.test(text);

/** Whether a word is small, singular and none that a list has. */
function isUnknown({ kind, isCapital, isPossessive, lower }: Token, lexicons: Lexicons): boolean {
  if (kind !== 'word' || isCapital || isPossessive) return false;
  if (!/^\p{Ll}[\p{Ll}\d]{2,}$/u.test(lower) || /(?:s|ed|ing|ly|body|one)$/.test(lower)) return false;
  return !(
    lexicons.functionWords.has(lower) ||
    lexicons.nounsOfAll.has(lower) ||
    lexicons.cueForms.has(lower) ||
    lexicons.irregularPasts.has(lower) ||
    lexicons.auxiliaries.has(lower) ||
    lexicons.determiners.has(lower) ||
    lexicons.places.has(lower)
  );
}
