import type { Library } from '../library/library.ts';
import type { Word } from '../words/index.ts';
import { type Asked, isWithin, overlap, printed, type WordRange } from './asked.ts';
import type { NameMention } from './read-names.ts';
import type { OutletMention } from './read-outlet.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A name that nobody bears, and where it stands. */
export interface UnknownName extends WordRange {
  readonly name: string;
  /** Whether some story prints the name, though nobody in it is known by it. */
  readonly isPrinted: boolean;
}

interface Known {
  readonly mentions: readonly NameMention[];
  readonly outlet: OutletMention | null;
  readonly library: Library;
  readonly vocabulary: Vocabulary;
}

/** Finds a name in the speaker's place that nobody in the library is known by. */
export async function readUnknownName(asked: Asked, known: Known): Promise<UnknownName | null> {
  const range = speakerPlace(asked, known);
  if (!range || isKnown(asked, range, known)) return null;
  const name = printed(asked, range).replace(/['’‘ʼ`]s?$/, '');
  const print = await readPrint(name, known.library);
  // "Kay Reyes napkin": a name that is known, and what it is asked about.
  const isPartlyKnown = known.mentions.some((mention) => overlap(mention, range));
  if (print.plain === 'all' || (print.plain === 'some' && isPartlyKnown)) return null;
  if (!print.isName && !isWrittenAsName(asked, range)) return null;
  return { ...range, name, isPrinted: print.isName };
}

/** Whether a name that is known fills the place: "Marguerite Quillfeather" is not the Marguerite who is known. */
function isKnown(asked: Asked, range: WordRange, { mentions, vocabulary }: Known): boolean {
  const inside = mentions.filter((mention) => overlap(mention, range));
  const isSpare = ({ form, stem }: Word, at: number) =>
    inside.some((mention) => isWithin(range.from + at, mention)) ||
    vocabulary.titles.has(form) ||
    vocabulary.synonyms.groupsOf.has(stem);
  return inside.length > 0 && asked.words.slice(range.from, range.to).every(isSpare);
}

// "what did … say", "has … talked", "quotes from …", "… on the tour", "… said"
const places: readonly RegExp[] = [
  /\b(?:did|does|do|has|have|had)(?:nt)? ((?:\S+ ){0,3}?\S+) (?:ever |even |actually |really |just )*(?:say|says|said|tell|told|talk|talked|think|thought|comment|commented|mention|mentioned|respond|responded|react|reacted|reply|replied|speak|spoken|write|written|wrote|call|called|admit|address|addressed|confirm|confirmed|deny|denied|explain|explained|claim|claimed|joke|joked|post|posted|tweet|tweeted|describe|described|discuss|discussed|announce|announced|reveal|revealed|open|opened|give|given)\b/,
  /\b(?:quotes?|quotations?|comments?|statements?|words|remarks|anything|something) (?:from|by) ((?:\S+ ){0,2}?\S+)(?= (?:on|about|re|regarding|when|after|concerning|in|over|since|last|this)\b|$)/,
  /^((?:\S+ ){0,2}\S+) (?:said|says|quotes?|comments?|on|about|re|regarding|when)\b/,
];

function speakerPlace(asked: Asked, { outlet, vocabulary }: Known): WordRange | null {
  for (const place of places) {
    const match = place.exec(asked.line);
    if (!match?.[1]) continue;
    const start = match.index + match[0].indexOf(match[1]);
    const from = asked.offsets.indexOf(start);
    const range = { from, to: from + match[1].split(' ').length };
    // "quotes from Pop Parcel": what the outlet printed, not what it said.
    if (outlet && overlap(range, outlet)) continue;
    if (from >= 0 && looksLikeName(asked, range, vocabulary)) return range;
  }
  return null;
}

/** Whether words could be a name: no small word, no word of asking, no "the director", no "fans". */
function looksLikeName(asked: Asked, { from, to }: WordRange, vocabulary: Vocabulary): boolean {
  const words = asked.words.slice(from, to);
  const isPlain = (form: string) =>
    vocabulary.stopWords.has(form) ||
    vocabulary.frameWords.has(form) ||
    vocabulary.crowdWords.has(form) ||
    vocabulary.relationWords.has(form) ||
    vocabulary.storyWords.has(form);
  if (words.some(({ form }) => isPlain(form) || /\d/.test(form))) return false;
  const before = asked.words[from - 1]?.form ?? '';
  if (/^(?:the|a|an|his|her|their|this|that|any|some|my)$/.test(before)) return false;
  // A lone word in lower case may be any word but those that are known to be none.
  return isWrittenAsName(asked, { from, to }) || words.every((word) => !isOrdinary(word, vocabulary));
}

const isOrdinary = ({ form, stem }: Word, { roleNouns, synonyms }: Vocabulary) =>
  roleNouns.has(form) || synonyms.groupsOf.has(stem);

const isWrittenAsName = ({ words }: Asked, { from, to }: WordRange) =>
  to - from >= 2 || words.slice(from, to).every(({ capital }) => capital);

/** What stories make of the words of a name. */
interface Print {
  /** How many of them stories print in lower case, as in "garden party". */
  readonly plain: 'all' | 'some' | 'none';
  /** Whether they stand together somewhere, each with a capital. */
  readonly isName: boolean;
}

async function readPrint(name: string, library: Library): Promise<Print> {
  const filters = { personIds: [], outlet: null, since: null, until: null };
  const search = async (text: string) => {
    const bounds = { scope: 'context', filters, limit: textsMax, offset: 0 } as const;
    const { hits } = await library.searchQuotations({ text, ...bounds });
    return hits.map(({ kept }) => `${kept.passage} ${kept.story.title}`.split(notOfWord));
  };
  const words = name.toLowerCase().split(notOfWord).filter(Boolean);
  const [together, ...apart] = await Promise.all([name, ...words].map(search));
  const isCapital = (word: string) => word.toLowerCase() !== word;
  const plainCount = words.filter((word, at) => apart[at]?.some((text) => text.includes(word))).length;
  return {
    plain: plainCount === words.length ? 'all' : plainCount > 0 ? 'some' : 'none',
    isName: (together ?? []).some((text) => {
      const capitals = new Set(text.filter(isCapital).map((word) => word.toLowerCase()));
      return words.every((word) => capitals.has(word));
    }),
  };
}

// Texts that are looked at for how they print a word.
const textsMax = 3;
const notOfWord = /[^\p{L}\p{N}]+/u;
