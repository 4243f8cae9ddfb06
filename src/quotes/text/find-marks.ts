import { blank, kindAt, letter, number } from './characters.ts';

/** A character, or two, that may open or close a quotation where it stands. */
export interface Mark {
  readonly at: number;
  readonly length: number;
  readonly family: 'double' | 'single';
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** A closing that cannot be an apostrophe: punctuation stands before it. */
  readonly isSureClose: boolean;
  /** May stand for inches: a straight mark after a figure. */
  readonly mayBeInch: boolean;
}

/** Rows of one mark are ornament: the first alternative takes them whole. */
const markPattern = /(["'“”‘’`«»])\1{3,}|``|''|‘‘|’’|[“”„‟«»‹›「」『』"‘’‚‛'`″＂]/g;
const singles = new Set(['‘', '’', '‚', '‛', "'", '`']);
const elision =
  /^(?:\d0s|em|til|till|cause|tis|twas|twere|n|round|bout|cos|cuz|ello|ere|fraid)(?![\p{L}\p{N}])/iu;
/** Besides blanks. */
const beforeOpening = new Set('([{<―—–-/“”"‘„«»:*');
/** Besides blanks. */
const afterClosing = new Set(')[]}>―—–-/“”"’\'‘,.;:!?…«»*');
const surelyEnds = new Set('.,!?…;:—–-)]”"*');
/** What a guillemet that points the other way than in French may open before. */
const opensWord = /[\p{L}\p{N}“‘„‚¿¡(…]/u;

/** Finds every mark of a text and what it can be by its neighbours. One pass, any style. */
export function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  markPattern.lastIndex = 0;
  for (let found = markPattern.exec(text); found !== null; found = markPattern.exec(text)) {
    const [sign, ornament] = found;
    if (ornament !== undefined || isInWord(text, found.index, sign)) continue;
    const mark = judgeMark(text, found.index, sign);
    if (mark.canOpen || mark.canClose) marks.push(mark);
  }
  return marks;
}

/** Whether a sign stands between two letters: most are apostrophes, and those of a single mark can be nothing else. */
function isInWord(text: string, at: number, sign: string): boolean {
  const wordly = letter | number;
  return singles.has(sign) && (kindAt(text, at - 1) & wordly) > 0 && (kindAt(text, at + 1) & wordly) > 0;
}

function judgeMark(text: string, at: number, sign: string): Mark {
  const before = at === 0 ? ' ' : text.charAt(at - 1);
  const end = at + sign.length;
  const after = end >= text.length ? ' ' : text.charAt(end);
  const family = singles.has(sign) ? 'single' : 'double';
  const { canOpen, canClose, isSureClose, mayBeInch } =
    family === 'double'
      ? judgeDouble(sign, before, after)
      : judgeSingle(sign, before, after, text.slice(Math.max(0, at - 2), at), text.slice(end, end + 8));
  return { at, length: sign.length, family, canOpen, canClose, isSureClose, mayBeInch };
}

const isBlank = (character: string) => (kindAt(character, 0) & blank) > 0;

const mayComeBeforeOpening = (character: string) => isBlank(character) || beforeOpening.has(character);
const mayComeAfterClosing = (character: string) => isBlank(character) || afterClosing.has(character);

/** By the direction they curl in; low marks and guillemets as most languages use them. */
const openers = new Set(['“', '„', '``', '«', '‹', '‘‘', '「', '『']);
const closers = new Set(['”', '»', '›', '’’', '」', '』']);
const guillemets = new Set('«»‹›');

/** `it rained."3 Then`, "it rained.”² Then": the number of a note. */
const isBeforeNote = (before: string, after: string) =>
  /[.,!?;…]/.test(before) && /[\d¹²³⁰⁴-⁹†‡]/.test(after);

function judgeDouble(sign: string, before: string, after: string) {
  const isBlankBoth = isBlank(before) && isBlank(after);
  const opensHere =
    !isBlank(after) && mayComeBeforeOpening(before) && (!guillemets.has(sign) || opensWord.test(after));
  const closesHere = !isBlank(before) && (mayComeAfterClosing(after) || isBeforeNote(before, after));
  const mayBeInch = before >= '0' && before <= '9' && (sign === '"' || sign === '″' || sign === "''");
  const leansOpen = openers.has(sign);
  const leansClose = closers.has(sign);
  const canOpen = opensHere || (leansOpen && !closesHere && (!isBlank(after) || isBlankBoth));
  // Between blanks, a straight mark can only end what is open: "I quit. " Kay said.
  const canClose = closesHere || (leansClose && !opensHere) || (isBlankBoth && !leansOpen);
  return {
    canOpen: canOpen && !(closesHere && leansClose) && !mayBeInch,
    canClose: canClose && !(opensHere && leansOpen),
    isSureClose: canClose && !opensHere,
    mayBeInch,
  };
}

/** "rock 'n' roll": both are apostrophes. */
const enclosed = /^['‘’]n$/iu;

function judgeSingle(sign: string, before: string, after: string, lead: string, next: string) {
  const opensHere = !isBlank(after) && mayComeBeforeOpening(before) && !elision.test(next);
  const closesHere =
    !isBlank(before) && (mayComeAfterClosing(after) || isBeforeNote(before, after)) && !enclosed.test(lead);
  const canOpen = opensHere && sign !== '’';
  const canClose = closesHere && sign !== '`' && (sign !== '‘' || !opensHere);
  return {
    canOpen,
    canClose,
    isSureClose: canClose && surelyEnds.has(before),
    mayBeInch: false,
  };
}
