import type { MarkPass } from './lines.ts';

/** Marks the words behind a picture that copying brings along: "ashton kutcher ai", bare and in small letters. */
export const markAltText: MarkPass = ({ texts, title, noise }) => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const titleWords = new Set(slugWords(title ?? ''));
  for (const [index, text] of texts.entries()) {
    if (noise.has(index) || !isSlug(text)) continue;
    const isRepeated = (counts.get(text) ?? 0) > 1;
    const standsByCredit = noise.get(index + 1) === 'credit';
    const words = slugWords(text);
    const inTitle = words.filter((word) => titleWords.has(word)).length;
    if (isRepeated || standsByCredit || inTitle * 2 > words.length) noise.set(index, 'alt-text');
  }
};

/** Two to fifteen words without capitals or punctuation: how a picture's address reads with its hyphens gone. */
function isSlug(text: string): boolean {
  return /^[\p{Ll}\p{N}]+(?:[ -][\p{Ll}\p{N}]+){1,14}$/u.test(text.trim());
}

function slugWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
