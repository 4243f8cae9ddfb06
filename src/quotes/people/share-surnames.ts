import type { Lexicons } from '../lexicons/lexicons.ts';
import { areJoined } from '../phrases/are-joined.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Paragraph, Token } from '../text/story-text.ts';

/** How many may share a surname that stands once for all. */
const sharersMax = 5;

/**
 * Gives the first of two or more the surname that stands once for all: "Tommy, Ann and Mick Reyes". Only where the story brings the
 * first one in so, and by a first name: a star of one name needs no other.
 */
export function shareSurnames(
  mentions: readonly Mention[],
  paragraphs: readonly Paragraph[],
  { firstNames }: Lexicons,
): readonly Mention[] {
  const met = new Set<string>();
  return mentions.map((mention, index) => {
    if (mention.name === null) return mention;
    const [first = '', ...rest] = mention.name.toLowerCase().split(' ');
    const isNew = !met.has(first);
    met.add(first);
    if (!isNew || rest.length > 0 || mention.isBody || !firstNames.has(first)) return mention;
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    const surname = findShared(mentions.slice(index, index + sharersMax), tokens, firstNames);
    return surname === null ? mention : { ...mention, name: `${mention.name} ${surname}` };
  });
}

/** Goes on from the first of them over those of one name, with commas between, to whom the surname stands with. */
function findShared(
  [first, other, ...others]: readonly Mention[],
  tokens: readonly Token[],
  firstNames: Lexicons['firstNames'],
): string | null {
  if (first === undefined || other?.paragraph !== first.paragraph) return null;
  if (areJoined(first, other, tokens)) return readSurname(other, firstNames);
  const isListed = tokens[first.to]?.text === ',' && other.from === first.to + 1 && !first.isPossessive;
  return isListed && firstNames.has(other.name?.toLowerCase() ?? '')
    ? findShared([other, ...others], tokens, firstNames)
    : null;
}

/** Gives the surname of a name that begins with a first name. */
function readSurname({ name, isBody, heads }: Mention, firstNames: Lexicons['firstNames']): string | null {
  const [first = '', ...rest] = (name ?? '').split(' ');
  if (isBody || heads.length > 0 || rest.length === 0 || !firstNames.has(first.toLowerCase())) return null;
  return rest.join(' ');
}
