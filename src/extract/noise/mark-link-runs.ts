import { countWords, type MarkPass, type NoiseKind } from './lines.ts';

/** Marks "MORE ON:" and its like with the names or headlines under it, and runs of headlines behind dashes. */
export const markLinkRuns: MarkPass = ({ texts, noise }, rules) => {
  for (const [index, text] of texts.entries()) {
    if (rules.isOpener(text) && countWords(text) <= openerWordsMax) markRun(index, texts, noise);
    else if (isDashedHeadline(text) && hasDashedNeighbour(texts, index)) noise.set(index, 'link');
  }
};

const openerWordsMax = 6;
/** A box of related links rarely holds more. */
const runLinesMax = 10;

function markRun(opener: number, texts: readonly string[], noise: Map<number, NoiseKind>): void {
  noise.set(opener, 'link');
  for (let at = opener + 1; at <= opener + runLinesMax; at += 1) {
    const text = texts[at];
    if (text === undefined || noise.has(at) || !isName(text)) return;
    noise.set(at, 'link');
  }
}

/** A tag: a few capitalised words and no sentence. */
function isName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  const isCapitalised = words.every((word) =>
    /^(?:\p{Lu}|\p{N}|(?:of|the|and|in|on|de|la|van|von|&)$)/u.test(word),
  );
  return isCapitalised && words.length <= 8 && !/[.!?:;"“”]$/u.test(text.trim()) && !/["“”]/.test(text);
}

function isDashedHeadline(text: string | undefined): boolean {
  if (text === undefined || !/^\s*[-–•·]\s+\S/u.test(text) || /[.!?]["”’']?\s*$/u.test(text)) return false;
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word) || word.length <= 3).length;
  return words.length >= 4 && words.length <= 25 && capitalised >= words.length * 0.8;
}

function hasDashedNeighbour(texts: readonly string[], index: number): boolean {
  return isDashedHeadline(texts[index - 1]) || isDashedHeadline(texts[index + 1]);
}
