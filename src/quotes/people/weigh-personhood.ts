import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Paragraph, Token } from '../text/story-text.ts';

/** What is known of a name before it is weighed. */
interface Named {
  readonly words: readonly string[];
  readonly isBody: boolean;
  readonly heads: ReadonlySet<string>;
  readonly ages: ReadonlySet<string>;
}

/**
 * Weighs how much speaks for a person rather than a place, title or thing: a first name, a role, an age, a verb
 * of speech, "who"; and against it "in …", "the …".
 */
export function weighPersonhood(
  { words, isBody, heads, ages }: Named,
  mentions: readonly Mention[],
  paragraphs: readonly Paragraph[],
  lexicons: Lexicons,
): number {
  if (isBody || isPlaceName(words, lexicons) || isAnimal(mentions, paragraphs, lexicons)) return -3;
  if (isCharacter(mentions, paragraphs, lexicons)) return -2;
  const isNamedForPlace = lexicons.places.has(words[0] ?? '') && words.length === 1;
  const hasFirstName = lexicons.firstNames.has(words[0] ?? '') || lexicons.royalTitles.has(words[0] ?? '');
  if (!hasFirstName && isInItalics(mentions, paragraphs)) return -2;
  let weight = words.length > 1 ? 0.5 : 0;
  if (hasFirstName) weight += 2;
  // "Kay Park" is no park.
  if (isThing(words, lexicons) && !(hasFirstName && words.length === 2)) weight -= 3;
  if (hasRole(heads, words.length > 1 || hasFirstName, lexicons)) weight += 2;
  // "Paris" and "Austin" are people only where the story says so.
  else if (isNamedForPlace) weight -= 3;
  if (ages.size > 0) weight += 2;
  return weight + weighActions(mentions, paragraphs, lexicons, hasFirstName && words.length > 1);
}

/** Weighs what the story lets the one named do, and what is done to places and things. */
function weighActions(
  mentions: readonly Mention[],
  paragraphs: readonly Paragraph[],
  lexicons: Lexicons,
  isNamedInFull: boolean,
): number {
  const actions = mentions.map((mention) => weighMention(mention, paragraphs[mention.paragraph], lexicons));
  const against = actions.filter((action) => action < 0).length;
  const blame = against > actions.length / 2 ? (isNamedInFull ? 1 : 3) : 0;
  return (actions.some((action) => action > 0) ? 2 : 0) - blame;
}

/** "New York": a place of two words or more bears nobody's name. */
const isPlaceName = (words: readonly string[], { places }: Lexicons) =>
  words.length > 1 && places.has(words.join(' '));

const plays = /^(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)|voic(?:es|ed|ing))$/;

/** "who plays hairdresser Bex": one whom somebody plays, and who has no say of their own. */
function isCharacter(
  mentions: readonly Mention[],
  paragraphs: readonly Paragraph[],
  lexicons: Lexicons,
): boolean {
  const tokensOf = ({ paragraph }: Mention) => paragraphs[paragraph]?.tokens ?? [];
  const isPlayed = mentions.some((mention) => plays.test(tokensOf(mention)[mention.from - 1]?.lower ?? ''));
  return isPlayed && !mentions.some((mention) => says(mention, tokensOf(mention), lexicons));
}

const says = ({ to, role }: Mention, tokens: readonly Token[], { cueForms }: Lexicons) =>
  role === 'subject' && cueForms.get(tokens[to]?.lower ?? '')?.form === 'finite';

function isAnimal(
  mentions: readonly Mention[],
  paragraphs: readonly Paragraph[],
  lexicons: Lexicons,
): boolean {
  return mentions.some((mention) =>
    isCreature(mention, paragraphs[mention.paragraph]?.tokens ?? [], lexicons),
  );
}

/** "her *Low Tide* co-star": what is set in italics each time is a work. */
function isInItalics(mentions: readonly Mention[], paragraphs: readonly Paragraph[]): boolean {
  return (
    mentions.length > 0 &&
    mentions.every(({ paragraph, from, to }) => {
      const tokens = paragraphs[paragraph]?.tokens ?? [];
      const before = tokens[from - 1]?.text ?? '';
      return /^[*_]$/.test(before) && tokens[to]?.text === before;
    })
  );
}

/** Whether the story calls somebody so; in "Streamer Orbita" what may be a person's noun is as well a body's. */
function hasRole(heads: ReadonlySet<string>, isNamedAsPerson: boolean, lexicons: Lexicons): boolean {
  const { personNouns, titles, bodyNouns } = lexicons;
  const isCalled = [...heads].some((head) => personNouns.has(head) || titles.has(head));
  return isCalled && (isNamedAsPerson || [...heads].some((head) => !bodyNouns.has(head)));
}

/** "Harrow Lane", "Channel Six", "RLM". */
function isThing(words: readonly string[], { nameThings }: Lexicons): boolean {
  const last = words.at(-1) ?? '';
  return nameThings.has(last) || (words.length > 1 && numbers.test(last));
}

const numbers = /^(?:\d.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;

/** "Clementine the goat ate it": the noun says what bears the name, and it is nobody who speaks. */
function isCreature({ to, role }: Mention, tokens: readonly Token[], lexicons: Lexicons): boolean {
  const noun = tokens[to + 1];
  if (tokens[to]?.lower !== 'the' || noun?.kind !== 'word' || noun.isPossessive) return false;
  if (role !== 'subject' && role !== 'embedded') return false;
  return !lexicons.personNouns.has(noun.lower) && !lexicons.functionWords.has(noun.lower);
}

const places = new Set([
  'in',
  'near',
  'at',
  'from',
  'on',
  'via',
  'outside',
  'across',
  'around',
  'into',
  'throughout',
  'towards',
]);

const told = new Set(['told', 'tells', 'telling', 'informed', 'assured']);

/** What outlets say of themselves: "Marquee Beat has learned". */
const learned = new Set(['learned', 'learnt', 'confirmed', 'reveal', 'confirm', 'exclusively']);

const relatives = new Set(['who', 'whos', 'whose']);

function weighMention(mention: Mention, paragraph: Paragraph | undefined, lexicons: Lexicons): number {
  const tokens = paragraph?.tokens ?? [];
  const before = tokens[mention.from - 1]?.lower ?? '';
  const after = tokens[mention.to]?.lower ?? '';
  const next = tokens[mention.to + 1]?.lower ?? '';
  // "A woman in Crouch End who …", "three rival Hamlets", "her Tosca".
  if (places.has(before) && relatives.has(after)) return -1;
  if (mention.heads.length === 0 && (/^(?:his|her)$/.test(before) || numbers.test(before))) return -1;
  if (relatives.has(after) || (after === ',' && (next === 'who' || next === 'whose'))) return 1;
  if (isSetAsThing(mention, tokens) || ((after === 'has' || after === 'can') && learned.has(next))) return -1;
  return says(mention, tokens, lexicons) ? 1 : 0;
}

/** "Guild of Reyes", "the Reyes", "in Reyes", "told Reyes": as bodies, works, places and outlets stand. */
function isSetAsThing({ from, heads, isPossessive }: Mention, tokens: readonly Token[]): boolean {
  const before = tokens[from - 1]?.lower ?? '';
  if (before === 'of' && tokens[from - 2]?.isCapital) return true;
  if (tokens[from]?.lower === 'the' && heads.length === 0) return true;
  return (places.has(before) && !isPossessive) || told.has(before);
}
