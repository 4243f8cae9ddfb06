import type { WordGender } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import { startsSentence } from '../phrases/phrase.ts';
import type { Paragraph } from '../text/story-text.ts';
import { addTold, type Draft } from './draft-people.ts';

/** What a sentence opens with that goes on to name whoever stands before it; the pronoun tells their gender. */
const reveals =
  /^(?:(?:this|that) (?:was|is|turned out to be)|(his|her) (?:\p{L}+ )?name(?:, [^,]{1,40},)? (?:was|is|turned out to be)|(he|she) (?:(?:was|is) (?:called|named)|introduced (?:him|her)self as)) $/iu;

/** How many sentences back somebody may stand who is named then. */
const sentencesMax = 3;

/** Links "A man in a hat came in. This was Kay Reyes.": a description means whom a sentence after it names. */
export function linkReveals(
  mentions: readonly Mention[],
  personOf: (number | null)[],
  drafts: readonly Draft[],
  paragraphs: readonly Paragraph[],
): void {
  for (const mention of mentions) {
    const named = personOf[mention.index] ?? null;
    const draft = drafts[named ?? -1];
    if (mention.kind !== 'name' || named === null || draft === undefined || draft.isBody) continue;
    const told = reveals.exec(readOpening(mention, paragraphs));
    if (told === null) continue;
    const described = findDescribed(mention, mentions, genderOf(told[1] ?? told[2]));
    if (described === null || personOf[described.index] !== null) continue;
    personOf[described.index] = named;
    addTold(draft, described);
  }
}

/** How many tokens such an opening may have. */
const openingMax = 14;

/** Gives what stands before a name in its sentence; nothing where that is long. */
function readOpening({ paragraph, from }: Mention, paragraphs: readonly Paragraph[]): string {
  const { text = '', tokens = [], sentences = [] } = paragraphs[paragraph] ?? {};
  for (let at = from - 1; at >= Math.max(0, from - openingMax); at -= 1)
    if (startsSentence({ sentences }, at))
      return text.slice(tokens[at]?.start ?? 0, tokens[from]?.start ?? 0);
  return '';
}

function genderOf(pronoun: string | undefined): WordGender {
  if (pronoun === undefined) return '-';
  return /^h(?:is|e)$/i.test(pronoun) ? 'm' : 'f';
}

/** Finds the last description before a name's sentence that may mean its bearer, unless somebody else acts in between. */
function findDescribed(
  { index, sentence }: Mention,
  mentions: readonly Mention[],
  gender: WordGender,
): Mention | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = mentions[at];
    if (other === undefined || sentence - other.sentence > sentencesMax) return null;
    if (other.sentence === sentence || other.kind === 'pronoun') continue;
    if (other.kind === 'name' && other.role === 'subject') return null;
    const agrees = gender === '-' || other.gender === '-' || other.gender === gender;
    const isOne = !other.isPlural && !other.isBody && !other.isDocument && !other.isPossessive;
    if (other.kind === 'description' && isOne && agrees) return other;
  }
  return null;
}
