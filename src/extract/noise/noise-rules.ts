import { readLexicon } from '../../words/index.ts';
import { compilePatterns, type LineTest } from './compile-patterns.ts';

/** The noise lists of `data/lexicons`, compiled for one outlet. */
export interface NoiseRules {
  /** Never prose, wherever it stands. */
  readonly isFurniture: LineTest;
  /** Credits a picture; a caption may follow. */
  readonly isCredit: LineTest;
  readonly isCaption: LineTest;
  /** Opens a run of links or names. */
  readonly isOpener: LineTest;
  /** Noise only among a story's closing lines. */
  readonly isTail: LineTest;
}

const lists = {
  isFurniture: readLexicon('noise-lines'),
  isCredit: readLexicon('noise-credits'),
  isCaption: readLexicon('noise-captions'),
  isOpener: readLexicon('noise-openers'),
  isTail: readLexicon('noise-tail'),
};

/** Kept because an archive holds thousands of stories of few outlets; a whole press directory fits. */
const keptMax = 1000;
const compiled = new Map<string | null, NoiseRules>();

/** Gives the rules for an outlet, compiled once. */
export function noiseRulesFor(outlet: string | null): NoiseRules {
  const known = compiled.get(outlet);
  if (known) return known;
  if (compiled.size >= keptMax) compiled.clear();
  const rules: NoiseRules = {
    isFurniture: compilePatterns(lists.isFurniture, outlet),
    isCredit: compilePatterns(lists.isCredit, outlet),
    isCaption: compilePatterns(lists.isCaption, outlet),
    isOpener: compilePatterns(lists.isOpener, outlet),
    isTail: compilePatterns(lists.isTail, outlet),
  };
  compiled.set(outlet, rules);
  return rules;
}
