import type { Word } from '../words/index.ts';
import { type Asked, overlap, printed, type WordRange, wordsIn } from './asked.ts';
import type { NameMention } from './read-names.ts';
import { isRoleNoun } from './read-role.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An outlet that a question names and the library has no story of. */
export interface UnknownOutlet extends WordRange {
  readonly name: string;
}

// "told the Harbour Gazette", "in Starlight Weekly"
const tellingLeads = new Set('tell told tells telling'.split(' '));
const leads = new Set([...tellingLeads, ...'in to with by from via per'.split(' ')]);
// Words of a name before the noun that closes it.
const namingMax = 2;

/** Finds words that are made and placed as an outlet's name; null where none are, or where they are part of a known one's. */
export function readUnknownOutlet(
  asked: Asked,
  names: readonly NameMention[],
  vocabulary: Vocabulary,
): UnknownOutlet | null {
  return readPrinting(asked, names, vocabulary) ?? readPlaced(asked, names.filter(isWholeName), vocabulary);
}

/** Whether a name is sure to be one: a surname may be a word of an outlet's name, too. */
const isWholeName = ({ kind, distance }: NameMention) => kind === 'full' && distance === 0;

const printing =
  /\b(?:did|does|has|have) (?:the )?((?:\S+ )?\S+) (?:report|reported|print|printed|publish|published)\b/;

/** "what did glossfrontier report": who prints is an outlet, however it is written, unless it may be somebody. */
function readPrinting(
  asked: Asked,
  names: readonly NameMention[],
  vocabulary: Vocabulary,
): UnknownOutlet | null {
  const match = printing.exec(asked.line);
  if (!match?.[1]) return null;
  const start = match.index + match[0].lastIndexOf(match[1], match[0].lastIndexOf(' '));
  const range = wordsIn(asked, start, start + match[1].length);
  const words = asked.words.slice(range.from, range.to);
  const isName = words.every((word) => !isOrdinary(word, vocabulary));
  const isKnown = names.some((name) => overlap(name, range));
  return isName && !isKnown && !isPersonal(words, vocabulary)
    ? { ...range, name: printed(asked, range) }
    : null;
}

/** Whether words are made as a person's name is: "taylor swift", but not "Madison Gazette". */
function isPersonal(words: readonly Word[], { firstNames, outletNouns, outletEnds }: Vocabulary): boolean {
  const [first, last] = [words[0]?.form ?? '', words.at(-1)?.form ?? ''];
  return words.length > 1 && firstNames.has(first) && !outletNouns.has(last) && !outletEnds.has(last);
}

const isOrdinary = ({ form, stem }: Word, vocabulary: Vocabulary) =>
  vocabulary.stopWords.has(form) ||
  vocabulary.frameWords.has(form) ||
  vocabulary.crowdWords.has(form) ||
  vocabulary.outletWords.has(form) ||
  isRoleNoun(form, vocabulary) ||
  vocabulary.synonyms.groupsOf.has(stem);

/** Finds an outlet by the noun that closes its name and the word that leads to it. */
function readPlaced(
  asked: Asked,
  known: readonly NameMention[],
  vocabulary: Vocabulary,
): UnknownOutlet | null {
  const { words } = asked;
  const isOfName = (at: number) => {
    const word = words[at];
    if (word === undefined || leads.has(word.form) || vocabulary.outletNouns.has(word.form)) return false;
    const isSmall = vocabulary.stopWords.has(word.form) || vocabulary.frameWords.has(word.form);
    // "the New York Gazette": a small word with a capital letter is of the name.
    return !isSmall || (word.capital && word.form !== 'the');
  };
  for (const at of words.keys()) {
    const closes = closesName(asked, at, vocabulary);
    if (closes === 'no') continue;
    let from = at;
    while (at - from < namingMax && isOfName(from - 1)) from -= 1;
    const hasArticle = words[from - 1]?.form === 'the';
    const start = hasArticle ? from - 1 : from;
    const range = { from: start, to: at + 1 };
    const lead = words[start - 1]?.form ?? '';
    const isLed = from < at && (closes === 'always' || hasArticle ? leads : tellingLeads).has(lead);
    if (isLed && !known.some((name) => overlap(name, range)))
      return { ...range, name: printed(asked, { from, to: at + 1 }) };
  }
  return null;
}

/** Whether a word closes an outlet's name: always, by its capital letter and that of the word before, or not. */
function closesName({ words }: Asked, at: number, vocabulary: Vocabulary): 'always' | 'as printed' | 'no' {
  const form = words[at]?.form ?? '';
  if (vocabulary.outletNouns.has(form)) return 'always';
  const [isBefore, isHere, isAfter] = [at - 1, at, at + 1].map((place) => words[place]?.capital ?? false);
  // Not the "Times" of "the Big Times Square".
  return vocabulary.outletEnds.has(form) && isBefore && isHere && !isAfter ? 'as printed' : 'no';
}
