import type { Lexicons } from '../lexicons/lexicons.ts';
import { areJoined } from '../phrases/are-joined.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Paragraph } from '../text/story-text.ts';

/**
 * Gives the first of two the surname that stands once for both: "Tommy and Mick Reyes". Only where the story brings the
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
    const other = mentions[index + 1];
    const surname = other === undefined ? null : readSurname(other, firstNames);
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    if (other === undefined || surname === null || !areJoined(mention, other, tokens)) return mention;
    return { ...mention, name: `${mention.name} ${surname}` };
  });
}

/** Gives the surname of a name that begins with a first name. */
function readSurname({ name, isBody, heads }: Mention, firstNames: Lexicons['firstNames']): string | null {
  const [first = '', ...rest] = (name ?? '').split(' ');
  if (isBody || heads.length > 0 || rest.length === 0 || !firstNames.has(first.toLowerCase())) return null;
  return rest.join(' ');
}
