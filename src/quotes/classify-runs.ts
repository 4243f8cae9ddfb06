import type { Cue } from './find-cues.ts';
import type { Lexicons } from './lexicons.ts';
import type { Paragraph, Run } from './story-text.ts';

/** Says whether a run is somebody's words rather than a title, a nickname or words held at a distance. */
export function isQuotation(paragraph: Paragraph, run: Run, cue: Cue | null, lexicons: Lexicons): boolean {
  const words = paragraph.text.slice(run.start, run.end);
  const count = words.split(/\s+/).length;
  const at = paragraph.tokens.findIndex((token) => token.run === run.index);
  const before = paragraph.tokens[at - 1]?.lower ?? '';
  const isTitle = isTitleCase(words, lexicons);
  if (!run.closed) return true;
  if (
    /^(?:so-called|titled|entitled|named|nicknamed|dubbed|called|known|film|song|single|album)$/.test(
      before,
    ) &&
    isNamed(paragraph, at)
  )
    return false;
  if (before === 'as' && /^(?:known|dubbed|nicknamed)$/.test(nearVerb(paragraph, at))) return false;
  if (cue === null) return !isTitle && count >= 5 && /[.?!…,]["”’']?$/.test(words);
  if (cue.pattern === 'subject before' || cue.pattern === 'colon') {
    if (isTitle && !/[:,]/.test(before) && cue.at !== at - 1) return false;
    return true;
  }
  if (
    cue.pattern === 'subject after' &&
    !/[,.?!…—–-]["”’']?$/.test(words) &&
    !/^[,]$/.test(paragraph.tokens[at + 1]?.text ?? '')
  )
    return !isTitle && count >= 4;
  return true;
}

function isNamed({ tokens }: Paragraph, at: number): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  if (before !== 'called' && before !== 'dubbed') return true;
  return (
    /^(?:is|was|are|were|be|been|being|,|and|-)$/.test(tokens[at - 2]?.lower ?? '') ||
    tokens[at - 2]?.isCapital === false
  );
}

function nearVerb({ tokens }: Paragraph, at: number): string {
  for (let back = at - 2; back >= Math.max(0, at - 6); back -= 1) {
    const lower = tokens[back]?.lower ?? '';
    if (/^(?:known|dubbed|nicknamed)$/.test(lower)) return lower;
  }
  return '';
}

/** Whether the words are capitalised as titles are: "The Cartographer's Widow". */
export function isTitleCase(words: string, lexicons: Lexicons): boolean {
  const parts = words.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (parts.length === 0 || /[.]$/.test(words.slice(0, -1))) return false;
  return parts.every((word, index) => {
    const bare = word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
    const isSmall = bare.length < 4 || lexicons.functionWords.has(bare.toLowerCase());
    return /^\p{Lu}/u.test(bare) || (index > 0 && isSmall);
  });
}
